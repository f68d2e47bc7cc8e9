import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { daysLeft, keptUntil } from '../../../main/domain/retention.ts';
import { readAttachment } from '../../../main/store/attachments.ts';
import { listAudit } from '../../../main/store/audit-list.ts';
import type { Connection } from '../../../main/store/connection.ts';
import {
  deletedEvaluations,
  deleteEvaluation,
  giveBackSpace,
  purgeEvaluation,
  purgeExpired,
  restoreEvaluation,
} from '../../../main/store/deletion.ts';
import {
  changeEvaluation,
  createEvaluation,
  listEvaluations,
  openEvaluation,
  sealEvaluation,
} from '../../../main/store/evaluations.ts';
import { readSettings, saveSettings } from '../../../main/store/settings.ts';
import { saveAddendumDraft } from '../../../main/store/report-chain.ts';
import { addWorkStatement } from '../../../main/store/work-statements.ts';
import { auditedStore } from './audited-store.ts';
import { CANARY, document, draft, evaluationIn, NOW, sign, SIGNED, tables, ADDENDUM } from './deletable.ts';
import { failureOf } from './errors.ts';

const later = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

describe('deleting', () => {
  test('takes an evaluation out of every list, and restoring puts it back as it was', () => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: false });
    const before = openEvaluation(db, id);
    deleteEvaluation(db, id, NOW);
    expect(listEvaluations(db, '')).toEqual([]);
    expect(listEvaluations(db, CANARY)).toEqual([]);
    expect(failureOf(() => openEvaluation(db, id))).toBe('not-found');
    const changes = [{ op: 'set' as const, path: '/case/claimNumber', value: '1' }];
    expect(failureOf(() => changeEvaluation(db, { id, revision: 1, changes }, NOW))).toBe('not-found');
    expect(failureOf(() => deleteEvaluation(db, id, NOW))).toBe('not-found');
    expect(deletedEvaluations(db)).toMatchObject([{ id, deletedAt: NOW.toISOString(), status: 'draft' }]);
    restoreEvaluation(db, id);
    expect(openEvaluation(db, id)).toStrictEqual(before);
    expect(deletedEvaluations(db)).toEqual([]);
    expect(failureOf(() => restoreEvaluation(db, id))).toBe('not-found');
  });

  test('waits for the end of the retention of a signed evaluation; drafts are free', () => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: true });
    const end = new Date('2026-01-10T09:00:00.000Z');
    expect(keptUntil(SIGNED.toISOString(), readSettings(db).keepSignedYears)).toBe(end.toISOString());
    expect(failureOf(() => deleteEvaluation(db, id, new Date(end.getTime() - 1)))).toBe('not-ready');
    saveSettings(db, { ...readSettings(db), keepSignedYears: 20 });
    expect(failureOf(() => deleteEvaluation(db, id, NOW))).toBe('not-ready');
    saveSettings(db, { ...readSettings(db), keepSignedYears: 7 });
    deleteEvaluation(db, id, end);
    expect(deletedEvaluations(db)).toHaveLength(1);
  });

  test('waits as well for a statement that a draft carries', () => {
    const { db } = auditedStore();
    const { id } = createEvaluation(db, draft, SIGNED);
    addWorkStatement(db, { evaluationId: id, revision: 0, signed: document('statement', SIGNED) });
    expect(failureOf(() => deleteEvaluation(db, id, new Date('2026-01-10T08:59:59.999Z')))).toBe('not-ready');
    deleteEvaluation(db, id, new Date('2026-01-10T09:00:00.000Z'));
  });

  test.each(['addendum', 'countersignature'] as const)('counts from the last signature: that of the %s', (kind) => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: true });
    sign(db, id, kind, new Date('2024-03-01T09:00:00.000Z'));
    expect(failureOf(() => deleteEvaluation(db, id, NOW))).toBe('not-ready');
    expect(failureOf(() => deleteEvaluation(db, id, new Date('2031-03-01T08:59:59.999Z')))).toBe('not-ready');
    deleteEvaluation(db, id, new Date('2031-03-01T09:00:00.000Z'));
  });

  test('nothing of a deleted evaluation is changed or signed', () => {
    const { db } = auditedStore();
    const [unsigned, signed] = [evaluationIn(db, { signed: false }), evaluationIn(db, { signed: true })];
    for (const { id } of [unsigned, signed]) deleteEvaluation(db, id, NOW);
    const report = document('late', NOW);
    expect(failureOf(() => sealEvaluation(db, { id: unsigned.id, revision: 1, report }, NOW))).toBe('not-found');
    expect(
      failureOf(() => addWorkStatement(db, { evaluationId: unsigned.id, revision: 1, signed: document('late', NOW) })),
    ).toBe('not-found');
    expect(failureOf(() => sign(db, signed.id, 'addendum', NOW))).toBe('not-found');
    expect(failureOf(() => sign(db, signed.id, 'countersignature', NOW))).toBe('not-found');
    expect(failureOf(() => saveAddendumDraft(db, signed.id, ADDENDUM, NOW))).toBe('not-found');
  });

  test('counts the days that are left', () => {
    const at = NOW.toISOString();
    expect([0, 0.5, 29, 29.5, 30, 31].map((days) => daysLeft(at, later(days)))).toEqual([30, 30, 1, 1, 0, 0]);
  });
});

describe('deleting for good', () => {
  test('happens 30 days after the deletion, not before, and not to what was restored', () => {
    const { db } = auditedStore();
    const [one, other] = [evaluationIn(db, { signed: true }), evaluationIn(db, { signed: false })];
    deleteEvaluation(db, one.id, NOW);
    deleteEvaluation(db, other.id, NOW);
    restoreEvaluation(db, other.id);
    expect(purgeExpired(db, later(29.9))).toBe(0);
    expect(deletedEvaluations(db)).toHaveLength(1);
    expect(purgeExpired(db, later(30))).toBe(1);
    expect(deletedEvaluations(db)).toEqual([]);
    expect(listEvaluations(db, '').map(({ id }) => id)).toEqual([other.id]);
  });

  test.each([true, false])('leaves no row, no file and no trace in the database file (signed: %s)', (signed) => {
    const store = auditedStore();
    const { id, sha256 } = evaluationIn(store.db, { signed });
    const before = plainCopy(store);
    expect(before.includes(CANARY)).toBe(true);

    const db = store.reopen();
    deleteEvaluation(db, id, NOW);
    purgeEvaluation(db, id, NOW);
    giveBackSpace(db);
    expect(failureOf(() => readAttachment(db, sha256))).toBe('not-found');
    expect(statSync(`${store.path}-wal`).size).toBe(0);
    for (const table of tables(db)) {
      if (table.startsWith('audit_')) continue;
      expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()), table).not.toContain(id);
    }
    const told = listAudit(db, { evaluationId: id, action: null, from: null, to: null }, { before: null, limit: 10 });
    expect(told.map(({ action }) => action)).toEqual(['evaluation-purged', 'evaluation-deleted']);
    const after = plainCopy(store);
    expect(after.includes(CANARY)).toBe(false);
    // The copy is readable: what stays is found in it.
    expect(after.includes('evaluation-purged')).toBe(true);
  });

  test('waits when the retention was made longer meanwhile', () => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: true });
    deleteEvaluation(db, id, NOW);
    saveSettings(db, { ...readSettings(db), keepSignedYears: 20 });
    expect(failureOf(() => purgeEvaluation(db, id, NOW))).toBe('not-ready');
    expect(purgeExpired(db, later(31))).toBe(0);
    saveSettings(db, { ...readSettings(db), keepSignedYears: 7 });
    expect(purgeExpired(db, later(31))).toBe(1);
  });

  test('gives the space back later when the disk could not rebuild the file at once', () => {
    const store = auditedStore();
    const { id } = evaluationIn(store.db, { signed: false });
    deleteEvaluation(store.db, id, NOW);
    purgeEvaluation(store.db, id, NOW);
    const free = (db: Connection): number => Number(db.pragma('freelist_count', { simple: true }));
    const db = store.reopen();
    // In a transaction no file can be rebuilt.
    expect(() => db.transaction(() => giveBackSpace(db))()).toThrow('VACUUM');
    expect(free(db)).toBeGreaterThan(0);
    giveBackSpace(db);
    expect(free(db)).toBe(0);
    const settings = db.prepare('SELECT name FROM setting').pluck().all();
    expect(settings).not.toContain('spaceDue');
  });

  test('keeps a file that another evaluation names', () => {
    const { db } = auditedStore();
    const [one, other] = [evaluationIn(db, { signed: false }), evaluationIn(db, { signed: false })];
    expect(one.sha256).toBe(other.sha256);
    deleteEvaluation(db, one.id, NOW);
    purgeEvaluation(db, one.id, NOW);
    expect(readAttachment(db, other.sha256).sha256).toBe(other.sha256);
  });

  test('is not for what was not deleted before', () => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: true });
    expect(failureOf(() => purgeEvaluation(db, id, NOW))).toBe('not-found');
    expect(openEvaluation(db, id).status).toBe('signed');
  });
});

/** The bytes of the database file without its cipher, free pages and all. */
function plainCopy(store: ReturnType<typeof auditedStore>): Buffer {
  return store.asOutsider((db) => {
    const copy = `${store.path}.plain`;
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
    db.pragma(`rekey = ''`);
    copyFileSync(store.path, copy);
    db.pragma(`cipher = 'sqlcipher'`);
    keyed(db).rekey(store.key);
    return readFileSync(copy);
  });
}

function keyed(db: Connection): Connection & { rekey: (material: Buffer) => number } {
  if (!('rekey' in db)) throw new Error('This build of SQLite cannot encrypt.');
  return db as Connection & { rekey: (material: Buffer) => number };
}
