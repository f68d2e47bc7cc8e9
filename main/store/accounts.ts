import type { AccountFacts } from '../domain/accounts.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';

/** Someone who works with this vault, or did. */
export interface KnownAccount extends AccountFacts {
  /** Instant, or null while the account is there. */
  readonly removedAt: string | null;
}

/**
 * Writes down who the vault's header names, the first of whom takes over the signing identities that have no owner yet.
 * Who is no longer named keeps the row, marked as removed.
 */
export function recordAccounts(db: Connection, accounts: readonly AccountFacts[], now: Date): void {
  guarded(() => {
    const save = db.prepare(
      `INSERT INTO account (id, name, role) VALUES (:id, :name, :role)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, removed_at = NULL`,
    );
    const remove = db.prepare(
      `UPDATE account SET removed_at = ? WHERE removed_at IS NULL AND id NOT IN (SELECT value FROM json_each(?))`,
    );
    const adopt = db.prepare('UPDATE signing_identity SET account_id = ? WHERE account_id IS NULL');
    db.transaction(() => {
      for (const { id, name, role } of accounts) save.run({ id, name, role });
      remove.run(now.toISOString(), JSON.stringify(accounts.map(({ id }) => id)));
      adopt.run(accounts[0]?.id ?? null);
    }).immediate();
  });
}

/** Everyone who was ever named, by name. */
export function knownAccounts(db: Connection): KnownAccount[] {
  return guarded(() =>
    db
      .prepare<unknown[], KnownAccount>('SELECT id, name, role, removed_at AS removedAt FROM account ORDER BY name, id')
      .all(),
  );
}
