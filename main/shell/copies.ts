import { otherEvaluationsOfExaminee } from '../store/evaluations.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

export function copyHandlers(vault: Vault): Pick<Handlers, 'evaluation.earlier'> {
  return {
    'evaluation.earlier': ({ id }) => otherEvaluationsOfExaminee(vault.database, id),
  };
}
