import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callKey, useCall } from '../../app/queries.ts';
import { useCommands } from '../../app/use-command.ts';
import { CreatePage } from '../unlock/CreatePage.tsx';
import { UnlockPage } from '../unlock/UnlockPage.tsx';
import { WithVerify } from '../verify/LockedVerify.tsx';
import { RecoveryPage } from './RecoveryPage.tsx';
import { RestorePage } from './RestorePage.tsx';

interface LockedScreenProps {
  /** There is no vault yet. */
  isNew: boolean;
  /** A call found it damaged. */
  damaged: boolean;
  onOpened: () => void;
}

/** What a locked vault shows: the door, the way to a backup, or, when it is damaged, what can be done. */
export function LockedScreen({ isNew, damaged, onOpened }: LockedScreenProps) {
  const client = useQueryClient();
  const { data } = useCall('recovery.state', null);
  const { data: waiting } = useCall('app.waiting', null);
  const [screen, setScreen] = useState<'door' | 'restore' | 'recovery' | null>(null);
  const toRestore = (): void => {
    setScreen('restore');
  };
  useCommands((command) => {
    if (command !== 'open-waiting-files') return false;
    setScreen((now) => (now === 'door' ? null : now));
    void client.invalidateQueries({ queryKey: callKey('app.waiting', null) });
    // The notice of waiting case files asks as well.
    return false;
  });
  if (data === undefined || waiting === undefined) return null;
  // Kept, as the page for restoring takes the backup and none waits any more.
  if (screen === null && waiting.hasBackup) setScreen('restore');
  const shown = screen ?? (damaged || data.damaged ? 'recovery' : 'door');
  switch (shown) {
    case 'door':
      return (
        <WithVerify>
          {isNew ? (
            <CreatePage onOpened={onOpened} onRestore={toRestore} />
          ) : (
            <UnlockPage onOpened={onOpened} onRestore={toRestore} />
          )}
        </WithVerify>
      );
    case 'restore':
      return (
        <RestorePage
          onOpened={onOpened}
          onBack={() => {
            setScreen(damaged || data.damaged ? 'recovery' : 'door');
          }}
        />
      );
    case 'recovery':
      return (
        <RecoveryPage
          onOpened={onOpened}
          onRestore={toRestore}
          onUnlock={() => {
            setScreen('door');
          }}
        />
      );
  }
}
