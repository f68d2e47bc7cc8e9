import type { Connection } from '../store/connection.ts';
import {
  deletedEvaluations,
  deleteEvaluation,
  giveBackSpace,
  purgeEvaluation,
  restoreEvaluation,
} from '../store/deletion.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';

type DeletionHandlers = Pick<
  Handlers,
  'evaluation.delete' | 'evaluation.deleted' | 'evaluation.restore' | 'evaluation.purge'
>;

/** Deletion that can be taken back for 30 days, and deletion for good. */
export function deletionHandlers(vault: Vault): DeletionHandlers {
  return {
    'evaluation.delete': ({ id }) => {
      deleteEvaluation(vault.database, id, new Date());
      return null;
    },
    'evaluation.deleted': () => deletedEvaluations(vault.database),
    'evaluation.restore': ({ id }) => {
      restoreEvaluation(vault.database, id);
      return null;
    },
    'evaluation.purge': ({ id }) => {
      purgeEvaluation(vault.database, id, new Date());
      giveSpaceBack(vault.database);
      return null;
    },
  };
}

/** What was purged is gone whether or not the file could be rebuilt; that is tried again at the next unlocking. */
export function giveSpaceBack(db: Connection): void {
  try {
    giveBackSpace(db);
  } catch (error) {
    logFailure('purge', error);
  }
}
