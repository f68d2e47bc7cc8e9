import { useQueryClient } from '@tanstack/react-query';
import { failureMessage } from './app/client.ts';
import { callKey, useCall } from './app/queries.ts';
import { Workspace } from './app/Workspace.tsx';
import { CreatePage } from './features/unlock/CreatePage.tsx';
import { UnlockPage } from './features/unlock/UnlockPage.tsx';
import { FullPage } from './ui/FullPage.tsx';
import { Notice } from './ui/Notice.tsx';
import { Toasts } from './ui/Toasts.tsx';

/** Which of the three the window shows: a vault to create, to unlock, or open. */
export function App() {
  return (
    <>
      <Screen />
      <Toasts />
    </>
  );
}

function Screen() {
  const client = useQueryClient();
  const { data, error } = useCall('vault.state', null);
  const opened = (): void => {
    client.setQueryData(callKey('vault.state', null), { state: 'open' });
  };
  if (error !== null) {
    return (
      <FullPage title="Residua cannot start">
        <Notice tone="error">{failureMessage(error)}</Notice>
      </FullPage>
    );
  }
  switch (data?.state) {
    case 'missing':
      return <CreatePage onOpened={opened} />;
    case 'locked':
      return <UnlockPage onOpened={opened} />;
    case 'open':
      return <Workspace />;
    case undefined:
      return null;
  }
}
