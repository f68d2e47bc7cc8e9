import type { ParsedInput } from '../contract/contract.ts';
import { followUpOf } from '../domain/carry-over.ts';
import { templateOf } from '../domain/copies.ts';
import { emptyEvaluation, type Evaluation } from '../domain/evaluation/evaluation.ts';
import { loadSample } from '../exchange/sample.ts';
import type { Connection } from '../store/connection.ts';
import { compareDocuments, compareOnce } from '../store/evaluation-seals.ts';
import { changeEvaluation, createEvaluation, listEvaluations, openEvaluation } from '../store/evaluations.ts';
import { readExaminer } from '../store/examiner.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';

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
    'evaluation.open': ({ id }) => {
      const { database } = vault;
      compareOnce(database, id);
      const opened = openEvaluation(database, id);
      if (opened.signedReport !== null) compareDocumentsSoon(database, id);
      return opened;
    },
    'evaluation.change': (request) => changeEvaluation(vault.database, request, new Date()),
  };
}

/** After the answer: documents are many megabytes, and nobody has asked for them yet. */
function compareDocumentsSoon(db: Connection, id: string): void {
  setImmediate(() => {
    try {
      if (db.open) compareDocuments(db, id);
    } catch (error) {
      // Whoever asks for the document is told of it then.
      logFailure('audit', error);
    }
  });
}

/** What a new evaluation holds at its beginning. */
function beginning(vault: Vault, from: ParsedInput<'evaluation.create'>['from']): Evaluation {
  if (from === 'sample') return loadSample();
  if (from === 'empty') return { ...emptyEvaluation(), examiner: readExaminer(vault.database) };
  if ('template' in from) return templateOf(openEvaluation(vault.database, from.template).evaluation);
  return followUpOf(openEvaluation(vault.database, from.earlier).evaluation);
}
