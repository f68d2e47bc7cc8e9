import type { Door } from '../../../main/contract/vault-schemas.ts';
import { Select } from '../../ui/Select.tsx';

export interface AccountChoiceProps {
  accounts: Door['accounts'];
  account: Door['accounts'][number];
  onAccount: (id: string) => void;
}

/** Whose passphrase it is; nothing while there is one account. */
export function AccountChoice({ accounts, account, onAccount }: AccountChoiceProps) {
  if (accounts.length < 2) return null;
  return (
    <Select
      label="Who works"
      width="full"
      options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
      value={account.id}
      onChange={onAccount}
    />
  );
}
