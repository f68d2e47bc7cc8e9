import type { ParsedInput } from '../contract/contract.ts';
import { followUpOf } from '../domain/carry-over.ts';
import { templateOf } from '../domain/copies.ts';
import { emptyEvaluation, type Evaluation } from '../domain/evaluation/evaluation.ts';
import { loadSample } from '../exchange/sample.ts';
import { changeEvaluation, createEvaluation, listEvaluations, openEvaluation } from '../store/evaluations.ts';
import { readExaminer } from '../store/examiner.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';

type EvaluationHandlers = Pick<
  Handlers,
  'evaluation.list' | 'evaluation.create' | 'evaluation.open' | 'evaluation.change'
>;

export function evaluationHandlers(vault: Vault): EvaluationHandlers {
  return {
    'evaluation.list': ({ search }) => listEvaluations(vault.database, search),
    'evaluation.create': ({ from }) => {
      return createEvaluation(vault.database, beginning(vault, from), new Date());
    },
    'evaluation.open': ({ id }) => openEvaluation(vault.database, id),
    'evaluation.change': (request) => changeEvaluation(vault.database, request, new Date()),
  };
}

/** What a new evaluation holds at its beginning. */
function beginning(vault: Vault, from: ParsedInput<'evaluation.create'>['from']): Evaluation {
  if (from === 'sample') return loadSample();
  if (from === 'empty') return { ...emptyEvaluation(), examiner: readExaminer(vault.database) };
  if ('template' in from) return templateOf(openEvaluation(vault.database, from.template).evaluation);
  return followUpOf(openEvaluation(vault.database, from.earlier).evaluation);
}
