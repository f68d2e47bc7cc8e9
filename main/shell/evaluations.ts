import { emptyEvaluation } from '../domain/evaluation/evaluation.ts';
import { ResiduaError } from '../domain/errors.ts';
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
      if (typeof from !== 'string') throw new ResiduaError('internal', 'Not available yet.');
      const evaluation =
        from === 'sample' ? loadSample() : { ...emptyEvaluation(), examiner: readExaminer(vault.database) };
      return createEvaluation(vault.database, evaluation, new Date());
    },
    'evaluation.open': ({ id }) => openEvaluation(vault.database, id),
    'evaluation.change': (request) => changeEvaluation(vault.database, request, new Date()),
  };
}
