import { EVALUATIONS_COMPARED, phraseRepeatsOf, repeatsOf } from '../domain/repeats.ts';
import { openEvaluation } from '../store/evaluations.ts';
import { listPhrases } from '../store/phrases.ts';
import { recentNarratives } from '../store/narratives.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

export function repeatHandlers(vault: Vault): Pick<Handlers, 'evaluation.repeats'> {
  return {
    'evaluation.repeats': ({ id }) => {
      const { evaluation } = openEvaluation(vault.database, id);
      const others = recentNarratives(vault.database, id, EVALUATIONS_COMPARED);
      return [...repeatsOf(evaluation, others), ...phraseRepeatsOf(evaluation, others, listPhrases(vault.database))];
    },
  };
}
