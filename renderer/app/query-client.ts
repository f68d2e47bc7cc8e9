import { QueryClient } from '@tanstack/react-query';
import type { CallOutput } from '../../main/contract/contract.ts';
import { onLocked } from './client.ts';
import { callKey } from './queries.ts';

/** Everything is on this machine: there is no network to wait for, and a failure is a fact rather than a hiccup. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  onLocked(() => {
    forgetContent(client, { state: 'locked' });
  });
  return client;
}

/** What decides which screen is shown. */
const KEPT: ReadonlySet<unknown> = new Set(['vault.state', 'handover.state']);

/** Shows the state of the vault and forgets everything that was read from it. */
function forgetContent(client: QueryClient, state: CallOutput<'vault.state'>): void {
  client.setQueryData(callKey('vault.state', null), state);
  client.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(queryKey[0]) });
  // A lock ends the hand-over too.
  void client.invalidateQueries({ queryKey: callKey('handover.state', null) });
}
