import { useState } from 'react';
import { useCall } from '../../app/queries.ts';
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
  const { data } = useCall('recovery.state', null);
  const [screen, setScreen] = useState<'door' | 'restore' | null>(null);
  const toRestore = (): void => {
    setScreen('restore');
  };
  if (data === undefined) return null;
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
            setScreen(null);
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
