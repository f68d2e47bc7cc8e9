import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallFailure } from './client.ts';
import { callKey } from './queries.ts';

/** Everything is on this machine: there is no network to wait for, and a failure is a fact rather than a hiccup. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof CallFailure && error.code === 'locked') {
      client.setQueryData(callKey('vault.state', null), { state: 'locked' });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
