import type { BrowserWindow } from 'electron';
import { createHash } from 'node:crypto';
import { AUDIT_PAGE } from '../contract/audit-schemas.ts';
import { ResiduaError } from '../domain/errors.ts';
import { checkTrail, trailState } from '../store/audit-check.ts';
import { auditAsCsv, auditAsJson } from '../store/audit-export.ts';
import { listAudit } from '../store/audit-list.ts';
import { purgeExpired } from '../store/deletion.ts';
import type { Vault } from '../vault/vault.ts';
import { giveSpaceBack } from './deletion.ts';
import { exportFile } from './export-pdf.ts';
import type { Handlers } from './ipc.ts';
import { logFailure } from './log.ts';

type AuditHandlers = Pick<Handlers, 'audit.state' | 'audit.check' | 'audit.list' | 'audit.export'>;

/** The audit trail: whether it is whole, what it tells, and a copy of it that anybody can verify. */
export function auditHandlers(vault: Vault, window: () => BrowserWindow | null): AuditHandlers {
  return {
    'audit.state': () => trailState(vault.database),
    'audit.check': async () => {
      const state = await checkTrail(vault.database, { full: true });
      if (state === null) throw new ResiduaError('locked', 'The vault was locked meanwhile, so this was stopped.');
      return state;
    },
    'audit.list': ({ before, ...filter }) => {
      // One more than is shown tells whether there are more.
      const found = listAudit(vault.database, filter, { before, limit: AUDIT_PAGE + 1 });
      const entries = found
        .slice(0, AUDIT_PAGE)
        .map(({ sequence, at, accountName, action, subjectKind, subjectId, subjectName, details, hash }) => ({
          sequence,
          at,
          accountName,
          action,
          subjectKind,
          subjectId,
          subjectName,
          details,
          hash,
        }));
      return { entries, more: found.length > AUDIT_PAGE };
    },
    'audit.export': ({ evaluationId, format }) => {
      const filter = { evaluationId, action: null, from: null, to: null };
      const bytes = (format === 'csv' ? auditAsCsv : auditAsJson)(vault.database, filter, new Date());
      const hash = createHash('sha256').update(bytes).digest('hex');
      return exportFile(window(), {
        title: 'Export the audit trail',
        fileName: `residua-audit-${hash.slice(0, 8)}.${format}`,
        bytes,
        filter: { name: format === 'csv' ? 'CSV' : 'JSON', extensions: [format] },
      });
    },
  };
}

/**
 * What the vault does by itself once it is open, after the answer to the call that opened it: evaluations deleted long
 * enough ago go for good, and the trail is checked. Neither keeps the vault closed when it fails.
 */
export function afterOpening(vault: Vault): void {
  setImmediate(() => {
    if (vault.state() !== 'open') return;
    const { database } = vault;
    try {
      purgeExpired(database, new Date());
    } catch (error) {
      logFailure('purge', error);
    }
    giveSpaceBack(database);
    checkTrail(database).catch((error: unknown) => {
      if (database.open) logFailure('audit', error);
    });
  });
}
