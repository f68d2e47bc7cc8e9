import { useQueryClient } from '@tanstack/react-query';
import type { CallOutput } from '../../../main/contract/contract.ts';
import { callKey, useCall } from '../../app/queries.ts';

type Protection = CallOutput<'vault.protection'>;

/** How the open account can be opened, and how to show that it changed. */
export function useProtection(): {
  data: Protection | undefined;
  error: Error | null;
  changed: (protection: Protection) => void;
  refresh: () => void;
} {
  const client = useQueryClient();
  const { data, error } = useCall('vault.protection', null);
  return {
    data,
    error,
    changed: (protection) => {
      client.setQueryData(callKey('vault.protection', null), protection);
    },
    refresh: () => {
      void client.invalidateQueries({ queryKey: callKey('vault.protection', null) });
    },
  };
}
