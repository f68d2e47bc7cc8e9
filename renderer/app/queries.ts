import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../main/contract/contract.ts';
import { residua } from './client.ts';

export function callKey<N extends CallName>(name: N, input: CallInput<N>): readonly [N, CallInput<N>] {
  return [name, input];
}

/** What a reading call answers. */
export function useCall<N extends CallName>(name: N, input: CallInput<N>): UseQueryResult<CallOutput<N>> {
  return useQuery<CallOutput<N>>({ queryKey: callKey(name, input), queryFn: () => residua.call(name, input) });
}

/** A call that does something. */
export function useAct<N extends CallName>(name: N): UseMutationResult<CallOutput<N>, Error, CallInput<N>> {
  return useMutation({ mutationFn: (input: CallInput<N>) => residua.call(name, input) });
}
