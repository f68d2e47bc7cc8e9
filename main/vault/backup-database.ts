import { backupNewer } from '../store/application.ts';
import { openDatabase } from '../store/connection.ts';
import { evaluationTitles, type EvaluationTitle } from '../store/evaluation-titles.ts';
import { checkIntegrity, migrate, refuseNewer } from '../store/migrations.ts';
import { continueTrail, type Taken } from './audit-trail.ts';
import type { Incoming } from './backup-swap.ts';

/** Brings an incoming database to the newest version and goes on with its audit trail. */
export function makeReady(
  { database, auditEnd }: Incoming,
  { dataKey, accountId, by }: { readonly dataKey: Buffer; readonly accountId: string; readonly by: Taken },
): void {
  const db = openDatabase(database, dataKey);
  try {
    // What it is made of, the backup or the damaged file, is still there.
    migrate(db);
    continueTrail(db, { dataKey, accountId, endFile: auditEnd, by });
  } finally {
    db.close();
  }
}

/** @throws ResiduaError `vault-damaged`, `vault-newer`, `vault-busy`. */
export function titlesIn(path: string, dataKey: Buffer): EvaluationTitle[] {
  const db = openDatabase(path, dataKey);
  try {
    checkIntegrity(db);
    refuseNewer(db, undefined, backupNewer);
    return evaluationTitles(db);
  } finally {
    db.close();
  }
}
