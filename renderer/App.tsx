import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { failureMessage, onDamaged } from './app/client.ts';
import { useLeaving } from './app/leaving.ts';
import type { Route } from './app/navigation.ts';
import { callKey, useCall } from './app/queries.ts';
import { Workspace } from './app/Workspace.tsx';
import { HandOverScreen } from './features/handover/HandOverScreen.tsx';
import { DamagedPage } from './features/recovery/DamagedPage.tsx';
import { LockedScreen } from './features/recovery/LockedScreen.tsx';
import { DropTarget } from './features/verify/DropTarget.tsx';
import { FullPage } from './ui/FullPage.tsx';
import { Notice } from './ui/Notice.tsx';
import { Toasts } from './ui/Toasts.tsx';

/** What the window shows: the hand-over before anything else, else a vault to create, to unlock, or open. */
export function App() {
  if (useLeaving()) return null;
  return (
    <>
      <HandedOver />
      <Toasts />
    </>
  );
}

/** The main process is asked first: while the device is handed over it answers nothing else. */
function HandedOver() {
  const [start, setStart] = useState<Route | undefined>();
  const { data: handover, error } = useCall('handover.state', null);
  if (error !== null) return <CannotStart error={error} />;
  if (handover === undefined) return null;
  if (handover === null) {
    return (
      <>
        <Screen
          start={start}
          onOpened={() => {
            setStart(undefined);
          }}
        />
        <DropTarget />
      </>
    );
  }
  return (
    <HandOverScreen
      handover={handover}
      onEnded={({ evaluationId }) => {
        setStart({ page: 'evaluation', id: evaluationId, step: 'instruments' });
      }}
    />
  );
}

function CannotStart({ error }: { error: Error }) {
  return (
    <FullPage title="Residua cannot start">
      <Notice tone="error">{failureMessage(error)}</Notice>
    </FullPage>
  );
}

/** `start` is where the workspace begins when it is not the list of evaluations. */
function Screen({ start, onOpened }: { start: Route | undefined; onOpened: () => void }) {
  const client = useQueryClient();
  const { data, error } = useCall('vault.state', null);
  const [damaged, setDamaged] = useState(false);
  useEffect(
    () =>
      onDamaged(() => {
        setDamaged(true);
      }),
    [],
  );
  const opened = (): void => {
    setDamaged(false);
    onOpened();
    client.setQueryData(callKey('vault.state', null), { state: 'open' });
  };
  if (error !== null) return <CannotStart error={error} />;
  switch (data?.state) {
    case 'missing':
    case 'locked':
      return (
        <LockedScreen
          key={`${data.state} ${String(damaged)}`}
          isNew={data.state === 'missing'}
          damaged={damaged}
          onOpened={opened}
        />
      );
    case 'open':
      if (damaged) {
        return (
          <DamagedPage
            onStay={() => {
              setDamaged(false);
            }}
          />
        );
      }
      return <Workspace start={start} />;
    case undefined:
      return null;
  }
}
