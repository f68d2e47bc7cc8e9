import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { failureMessage, isNewer } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { FullPage } from '../../ui/FullPage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { WaitingNotice } from '../case-files/WaitingNotice.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { UnlockForm } from './UnlockForm.tsx';

/** The door: a passphrase, or what else the account has. */
export function UnlockPage({ onOpened, onRestore }: { onOpened: () => void; onRestore: () => void }) {
  const client = useQueryClient();
  const { data: door, error } = useCall('vault.door', null);
  const [recovering, setRecovering] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const lookAgain = (): void => {
    void client.invalidateQueries({ queryKey: callKey('vault.door', null) });
  };

  if (error !== null) {
    return (
      <FullPage title="Unlock Residua">
        <Notice
          tone="error"
          title={isNewer(error) ? 'This data is from a newer version' : 'The vault cannot be opened'}
          live
        >
          {failureMessage(error)}
        </Notice>
      </FullPage>
    );
  }
  if (door === undefined) return null;
  const account = door.accounts.find(({ id }) => id === chosen) ?? door.accounts[0];
  if (account === undefined) return null;
  const shared = {
    accounts: door.accounts,
    account,
    onAccount: setChosen,
    onOpened,
    onRefused: lookAgain,
  };
  if (recovering) {
    return (
      <FullPage
        key="recover"
        title="Use the recovery key"
        lead="The key on the page you printed opens the evaluations. Then a new passphrase takes the place of the forgotten one."
      >
        <RecoverForm
          {...shared}
          onBack={() => {
            setRecovering(false);
          }}
        />
      </FullPage>
    );
  }
  return (
    <FullPage key="unlock" title="Unlock Residua" lead="Your evaluations are encrypted on this machine.">
      <WaitingNotice />
      <UnlockForm
        {...shared}
        wait={account.wait}
        onRestore={onRestore}
        onRecover={() => {
          setRecovering(true);
        }}
      />
    </FullPage>
  );
}
