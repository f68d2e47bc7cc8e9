import packageJson from '../../package.json' with { type: 'json' };
import { ResiduaError } from '../domain/errors.ts';
import { compareVersions, isVersion } from '../domain/version.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';

/** Stands among the settings, so that every version of Residua finds it in the same place. */
const NAME = 'lastApplication';
const OWN = packageJson.version;

/** Keeps which version of Residua uses this database, for an older one to name it. */
export function recordApplication(db: Connection, version: string = OWN): void {
  guarded(() => {
    db.prepare(
      `INSERT INTO setting (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    ).run(NAME, JSON.stringify(version));
  });
}

/** The version that used this database last; null when it does not say. Its tables may be those of a later version. */
export function lastApplication(db: Connection): string | null {
  return guarded(() => {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('setting')`).pluck().all();
    if (!columns.includes('name') || !columns.includes('value')) return null;
    const value: unknown = db.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(NAME);
    return typeof value === 'string' ? value.replace(/^"(.*)"$/, '$1') : null;
  });
}

/** Why data of a newer version is not opened. @param by the version that used or made it last, when that is known. */
export function vaultNewer(by: string | null): ResiduaError {
  const last = laterThanOwn(by);
  return new ResiduaError(
    'vault-newer',
    last === null
      ? `This data was last used by a newer version of Residua; this is Residua ${OWN}. Install that version or a newer one. Nothing was changed.`
      : `This data was last used by Residua ${last}; this is Residua ${OWN}. Install Residua ${last} or newer. Nothing was changed.`,
  );
}

/** Why a backup of a newer version is not restored. @param by the version that made it, when that is known. */
export function backupNewer(by: string | null): ResiduaError {
  const last = laterThanOwn(by);
  return new ResiduaError(
    'vault-newer',
    last === null
      ? `This backup was made by a newer version of Residua; this is Residua ${OWN}. Install that version or a newer one to restore it. Nothing was changed.`
      : `This backup was made by Residua ${last}; this is Residua ${OWN}. Install Residua ${last} or newer to restore it. Nothing was changed.`,
  );
}

/** Whether a version is later than the one that runs; what is no version is not. */
export function isNewerThanOwn(by: string | null): boolean {
  return laterThanOwn(by) !== null;
}

/** A build between two releases may carry the version of the one before; naming it would mislead. */
function laterThanOwn(by: string | null): string | null {
  return by !== null && isVersion(by) && compareVersions(by, OWN) > 0 ? by : null;
}
