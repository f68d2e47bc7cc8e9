import { useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { AccountRow } from '../../../main/contract/vault-schemas.ts';
import { ROLE_HINTS, ROLE_LABELS } from '../../../main/domain/accounts.ts';
import { failureMessage } from '../../app/client.ts';
import { callKey, useCall } from '../../app/queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { RemoveAccountDialog } from './RemoveAccountDialog.tsx';
import { useProtection } from './use-protection.ts';
import styles from './settings.module.css';

type Doing = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly account: AccountRow };

/** Who works on this machine. The first examiner adds, changes and removes the others. */
export function Accounts() {
  const client = useQueryClient();
  const { data: people = [], error } = useCall('account.list', null);
  const { data: protection, refresh } = useProtection();
  const [doing, setDoing] = useState<Doing | null>(null);
  const manages = protection?.account.manages === true;
  const close = (): void => {
    setDoing(null);
  };
  const done = (list: AccountRow[]): void => {
    client.setQueryData(callKey('account.list', null), list);
    refresh();
    close();
  };
  if (error !== null) return <Notice tone="error">{failureMessage(error)}</Notice>;
  return (
    <div className={styles['identities']}>
      <ul>
        {people.map((account, position) => (
          <li key={account.id} className={styles['identity']}>
            <div>
              <p className={styles['name']}>
                {account.id === protection?.account.id ? `${account.name} (you)` : account.name}
              </p>
              <p className={styles['detail']}>
                {`${ROLE_LABELS[account.role]}: ${ROLE_HINTS[account.role].toLowerCase()}${position === 0 ? '; manages the others' : ''}`}
              </p>
            </div>
            {manages ? (
              <div className={styles['row']}>
                <Button
                  variant="quiet"
                  size="small"
                  icon={Pencil}
                  hideLabel
                  onPress={() => {
                    setDoing({ what: 'change', account });
                  }}
                >
                  {`Change ${account.name}`}
                </Button>
                {position === 0 ? null : (
                  <Button
                    variant="quiet"
                    size="small"
                    icon={Trash2}
                    hideLabel
                    onPress={() => {
                      setDoing({ what: 'remove', account });
                    }}
                  >
                    {`Remove ${account.name}`}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {manages ? (
        <div>
          <Button
            icon={UserPlus}
            onPress={() => {
              setDoing({ what: 'add' });
            }}
          >
            Add a person
          </Button>
        </div>
      ) : (
        <p>{`${people[0]?.name ?? 'The first examiner'} manages who works on this machine.`}</p>
      )}
      {doing?.what === 'add' ? <AccountDialog account={null} isFirst={false} onClose={close} onDone={done} /> : null}
      {doing?.what === 'change' ? (
        <AccountDialog
          account={doing.account}
          isFirst={doing.account.id === people[0]?.id}
          onClose={close}
          onDone={done}
        />
      ) : null}
      {doing?.what === 'remove' ? <RemoveAccountDialog account={doing.account} onClose={close} onDone={done} /> : null}
    </div>
  );
}
