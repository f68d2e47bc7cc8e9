import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { recordAudit } from '../../../main/store/audit.ts';
import { checkTrail, trailState } from '../../../main/store/audit-check.ts';
import { listAudit } from '../../../main/store/audit-list.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { alteredEvaluations, sealSalvaged, sealWhereDue } from '../../../main/store/evaluation-seals.ts';
import { createEvaluation } from '../../../main/store/evaluations.ts';
import { databaseVersion } from '../../../main/store/migrations.ts';
import { auditedStore } from './audited-store.ts';
import { OrdinaryUse } from './ordinary-use.ts';
import { add, edit, NOW, sealedStore, sign } from './sealed-store.ts';

async function found(db: Connection): Promise<unknown[]> {
  const state = await checkTrail(db, { full: true });
  expect(state?.finding).toBeNull();
  expect(state?.state).toBe(state?.contents.length === 0 ? 'whole' : 'broken');
  return (state?.contents ?? []).map(({ fault, evaluationId, parts }) => [fault, evaluationId ?? parts]);
}

const FORGED = `UPDATE evaluation_section SET content = json_set(content, '$.presentIllness', 'Forged') WHERE name = 'history'`;

/** Another program that writes what the schema forbids, and puts the triggers back as they were. */
function withoutTrigger(db: Connection, name: string, sql: string): void {
  const trigger = String(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name));
  db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  db.exec(trigger);
}

describe('another SQLite program that has the key', () => {
  test.each<[string, string, (db: Connection) => void]>([
    ['changes a section of a draft', 'altered', (db) => db.exec(FORGED)],
    ['changes an item of a list', 'altered', (db) => db.exec(`UPDATE diagnosis SET code = 'M16.9'`)],
    [
      'changes what the list of evaluations shows',
      'altered',
      (db) => db.exec(`UPDATE evaluation SET claim_number = 'X'`),
    ],
    ['takes a list away', 'altered', (db) => db.exec('DELETE FROM diagnosis')],
    [
      'marks an evaluation as deleted',
      'altered',
      (db) => db.exec(`INSERT INTO deleted_evaluation SELECT id, '2026-10-05T09:00:00.000Z' FROM evaluation`),
    ],
    ['deletes an evaluation', 'removed', (db) => db.exec('DELETE FROM evaluation')],
  ])('and %s: %s', async (_, fault, attack) => {
    const store = sealedStore();
    const id = add(store.db);
    expect(await found(store.db)).toEqual([]);
    store.asOutsider(attack);
    const db = store.reopen();
    expect(await found(db)).toEqual([[fault, id]]);
    // Told once in the trail, however often it is found.
    expect(await found(store.reopen())).toEqual([[fault, id]]);
    const filter = { evaluationId: id, action: 'trail-broken' as const, from: null, to: null };
    const told = listAudit(store.db, filter, { before: null, limit: 10 });
    expect(told.map(({ details }) => details)).toEqual([`{"fault":"${fault}"}`]);
  });

  test('and puts an evaluation there that nobody made', async () => {
    const store = sealedStore();
    add(store.db);
    const other = '00000000-0000-4000-8000-00000000abcd';
    store.asOutsider((db) => {
      db.exec(`INSERT INTO evaluation SELECT '${other}', status, revision, claim_number, examinee_name, date_of_exam, side,
        region, residual_value, residual_code, search_text, created_at, updated_at, signed_at FROM evaluation`);
    });
    expect(await found(store.reopen())).toEqual([['added', other]]);
  });

  test.each<[string, string, string, string]>([
    [
      'the bytes of a signed report',
      'signed_report_update',
      `UPDATE signed_report SET pdf = x'255044462d'`,
      'exchanged',
    ],
    [
      'a signed report and its hash',
      'signed_report_update',
      `UPDATE signed_report SET pdf = x'61', sha256 = '${createHash('sha256').update('a').digest('hex')}'`,
      'altered',
    ],
    ['a section of a signed evaluation', 'evaluation_section_update', FORGED, 'altered'],
  ])('and exchanges %s, then puts the trigger back', async (_, trigger, sql, fault) => {
    const store = sealedStore();
    const id = add(store.db);
    sign(store.db, id);
    store.asOutsider((db) => {
      withoutTrigger(db, trigger, sql);
    });
    expect(await found(store.reopen())).toEqual([[fault, id]]);
  });

  test.each([
    ['DROP TRIGGER evaluation_delete', 'trigger evaluation_delete is missing'],
    ['CREATE TRIGGER quiet AFTER INSERT ON evaluation BEGIN SELECT 1; END', 'trigger quiet was added'],
    ['CREATE TABLE notes (text TEXT)', 'table notes was added'],
    ['DROP INDEX audit_entry_by_subject', 'index audit_entry_by_subject is missing'],
    [
      'DROP TRIGGER waiver_delete; CREATE TRIGGER waiver_delete BEFORE DELETE ON waiver BEGIN SELECT 1; END',
      'trigger waiver_delete is another one',
    ],
  ])('and runs "%s"', async (sql, difference) => {
    const store = sealedStore();
    add(store.db);
    store.asOutsider((db) => db.exec(sql));
    expect(await found(store.reopen())).toEqual([['structure', [difference]]]);
  });

  test('and puts the older content of an evaluation back', async () => {
    const store = sealedStore();
    const id = add(store.db);
    const rows = (db: Connection) =>
      db.prepare<unknown[], string>(`SELECT content FROM evaluation_section WHERE name = 'history'`).pluck().all();
    const [before] = rows(store.db);
    edit(store.db, id, 'What is true now.');
    store.asOutsider((db) =>
      db.prepare(`UPDATE evaluation_section SET content = ? WHERE name = 'history'`).run(before),
    );
    expect(await found(store.reopen())).toEqual([['altered', id]]);
  });

  test('is told before the next edit seals the evaluation anew, and in the state before the check is through', () => {
    const store = sealedStore();
    const id = add(store.db);
    store.asOutsider((db) => db.exec(FORGED));
    const db = store.reopen();
    edit(db, id, 'Written afterwards.');
    expect(trailState(db)).toMatchObject({
      state: 'broken',
      checkedAt: null,
      contents: [{ fault: 'altered', evaluationId: id, name: 'Robin Example' }],
    });
  });

  test('cannot hide behind a view: opening seals nothing', async () => {
    const store = sealedStore();
    const id = add(store.db);
    store.asOutsider((db) => db.exec(FORGED));
    const db = store.reopen();
    for (const action of ['evaluation-opened', 'document-exported', 'document-opened', 'document-verified'] as const) {
      recordAudit(db, { action, subject: { kind: 'evaluation', id } });
    }
    expect(await found(db)).toEqual([['altered', id]]);
  });
});

describe('seals', () => {
  test('are given once to what an older version left, and the trail says so', async () => {
    const store = auditedStore();
    const { db } = store;
    const ids = [emptyEvaluation(), loadSample()].map((evaluation) => createEvaluation(db, evaluation, NOW).id);
    expect(await found(db)).toEqual([]);
    sealWhereDue(db);
    sealWhereDue(db);
    const filter = { evaluationId: null, action: 'evaluations-sealed' as const, from: null, to: null };
    const [entry, ...more] = listAudit(db, filter, { before: null, limit: 10 });
    expect(more).toEqual([]);
    expect(JSON.parse(entry?.details ?? '')).toMatchObject({ why: 'introduced', evaluations: 2 });
    expect(await found(db)).toEqual([]);
    store.asOutsider((other) => other.exec(`DELETE FROM evaluation WHERE id = '${ids[0] ?? ''}'`));
    expect(await found(store.reopen())).toEqual([['removed', ids[0]]]);
  });

  test('are given anew after a migration, but not to what was altered before it', async () => {
    const store = sealedStore();
    const [one, two] = [add(store.db), add(store.db)];
    const { db } = store;
    const version = databaseVersion(db);
    // As if the tables had another form when they were sealed.
    db.pragma(`user_version = ${String(version - 1)}`);
    sealWhereDue(db);
    expect(alteredEvaluations(db)).toEqual([]);
    edit(db, two, 'Sealed in the form of then.');
    db.exec(FORGED.concat(` AND evaluation_id = '${one}'`));
    const altered = alteredEvaluations(db);
    expect(altered).toEqual([one]);
    db.pragma(`user_version = ${String(version)}`);
    sealWhereDue(db, altered);
    expect(await found(db)).toEqual([['altered', one]]);
  });

  test('tell what a salvage did not find again, and are given to the rest', async () => {
    const store = sealedStore();
    const [lost, kept] = [add(store.db), add(store.db)];
    store.asOutsider((db) => {
      db.exec(`DELETE FROM evaluation WHERE id = '${lost}'`);
      db.exec(FORGED);
    });
    const db = store.reopen();
    sealSalvaged(db);
    expect(await found(db)).toEqual([]);
    const filter = { evaluationId: lost, action: 'evaluation-lost' as const, from: null, to: null };
    expect(listAudit(db, filter, { before: null, limit: 10 })).toHaveLength(1);
    edit(db, kept, 'Goes on.');
    expect(await found(db)).toEqual([]);
  });

  test('hold after any sequence of ordinary use, over restarts', async () => {
    const step = fc.record({
      what: fc.constantFrom(
        'add',
        'edit',
        'edit',
        'sign',
        'delete',
        'restore',
        'purge',
        'addendum',
        'statement',
        'reopen',
      ),
      which: fc.nat(),
      text: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const store = sealedStore();
        const use = new OrdinaryUse(store);
        for (const { what, which, text } of steps) use.step(what, which, text);
        expect(await found(store.db)).toEqual([]);
        expect(await found(store.reopen())).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
