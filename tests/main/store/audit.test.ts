import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditEvent, type AuditFinding } from '../../../main/domain/audit.ts';
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { audited, recordAudit } from '../../../main/store/audit.ts';
import { checkTrail, trailState } from '../../../main/store/audit-check.ts';
import { listAudit } from '../../../main/store/audit-list.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { createEvaluation, listEvaluations } from '../../../main/store/evaluations.ts';
import { auditedStore, dropGuards, type AuditedStore } from './audited-store.ts';

const NOW = new Date('2026-10-05T09:00:00.000Z');
const ALL = { evaluationId: null, action: null, from: null, to: null };

const event: fc.Arbitrary<AuditEvent> = fc.record({
  action: fc.constantFrom(...AUDIT_ACTIONS.filter((action) => action !== 'trail-broken')),
  subject: fc.option(
    fc.record({ kind: fc.constant('evaluation' as const), id: fc.uuid() }, { noNullPrototype: true }),
    { nil: null },
  ),
  details: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
});

function filled(events: readonly AuditEvent[]): AuditedStore {
  const store = auditedStore();
  for (const one of events) recordAudit(store.db, one);
  return store;
}

const opened = (count: number): AuditEvent[] =>
  Array.from({ length: count }, (_, index) => ({ action: 'evaluation-opened', details: { index } }));

async function found(db: Connection, full = true): Promise<AuditFinding | null | undefined> {
  return (await checkTrail(db, { full }))?.finding;
}

describe('the chain of the audit trail', () => {
  test('holds after any sequence of events, over restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), fc.array(event, { maxLength: 5 }), async (some, more) => {
        const store = filled(some);
        const db = store.reopen();
        for (const one of more) recordAudit(db, one);
        const state = await checkTrail(db, { full: true });
        expect(state).toMatchObject({ state: 'whole', entries: some.length + more.length, finding: null });
      }),
      { numRuns: 8 },
    );
  });

  test('shows any change of any column, any removal, any exchange and any shortening by another program', async () => {
    const columns = ['at', 'account_id', 'action', 'subject_kind', 'subject_id', 'details', 'previous_hash', 'hash'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 2, maxLength: 10 }),
        fc.nat(),
        fc.oneof(
          fc.record({ kind: fc.constant('change' as const), column: fc.constantFrom(...columns), at: fc.nat() }),
          fc.record({ kind: fc.constantFrom('remove' as const, 'exchange' as const, 'shorten' as const) }),
        ),
        async (events, chosen, attack) => {
          const store = filled(events);
          const sequence = 1 + (chosen % events.length);
          const changed = store.asOutsider((db) => {
            const guards = dropGuards(db);
            db.pragma('ignore_check_constraints = ON');
            const done = tamper(db, sequence, attack);
            for (const sql of guards) db.exec(sql);
            return done;
          });
          const finding = await found(store.reopen());
          expect(finding === null, JSON.stringify(attack)).toBe(!changed);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('names the entry that another program changed, and says since when', async () => {
    const store = filled(opened(5));
    expect(await found(store.db)).toBeNull();
    store.asOutsider((db) => {
      dropGuards(db);
      db.exec(`UPDATE audit_entry SET details = '{"index":99}' WHERE sequence = 3`);
    });
    const db = store.reopen();
    // The guards that were not put back are told only when nothing worse is found.
    const state = await checkTrail(db, { full: true });
    expect(state).toMatchObject({ state: 'broken' });
    expect(state?.wholeAt).not.toBeNull();
    expect(trailState(db)).toMatchObject({ state: 'broken', finding: state?.finding });
  });

  test.each([
    ['changed', `UPDATE audit_entry SET details = '{}' WHERE sequence = 3`, 3],
    ['missing', 'DELETE FROM audit_entry WHERE sequence = 3', 3],
    ['missing', 'DELETE FROM audit_entry WHERE sequence > 3', 4],
    ['missing', 'DELETE FROM audit_entry', 1],
    ['unsealed', 'DELETE FROM audit_head', 5],
    ['unsealed', `UPDATE audit_head SET sequence = 4, hash = (SELECT hash FROM audit_entry WHERE sequence = 4)`, 5],
  ] as const)('finds %s after "%s", and goes on working', async (fault, sql, sequence) => {
    const store = filled(opened(5));
    store.asOutsider((db) => {
      const guards = dropGuards(db);
      db.exec(sql);
      for (const guard of guards) db.exec(guard);
    });
    const db = store.reopen();
    recordAudit(db, { action: 'vault-unlocked' });
    expect(await found(db)).toEqual({ fault, sequence });
    // The finding is recorded once, and new entries follow.
    expect(await found(db)).toEqual({ fault, sequence });
    recordAudit(db, { action: 'vault-locked' });
    const told = listAudit(db, { ...ALL, action: 'trail-broken' }, { before: null, limit: 10 });
    expect(told.map(({ details }) => JSON.parse(details) as unknown)).toEqual([{ fault, entry: sequence }]);
  });

  test('shows an older copy of the whole database by the end that is known elsewhere', async () => {
    const store = filled(opened(3));
    const end = listAudit(store.db, ALL, { before: null, limit: 1 })[0];
    const known = { sequence: 5, hash: 'ab'.repeat(32) };
    expect(await found(store.reopen({ sequence: 3, hash: end?.hash ?? '' }))).toBeNull();
    expect(await found(store.reopen(known))).toEqual({ fault: 'missing', sequence: 4 });
    expect(await found(filled(opened(2)).reopen('lost'))).toEqual({ fault: 'unsealed', sequence: 2 });
  });

  test('is followed from the last check when it is long, and from its beginning on demand', async () => {
    const store = filled(opened(6));
    expect(await found(store.db)).toBeNull();
    for (const one of opened(4)) recordAudit(store.db, one);
    const tampered = (sequence: number): Connection => {
      store.asOutsider((db) => {
        const guards = dropGuards(db);
        db.exec(`UPDATE audit_entry SET details = '{"index":77}' WHERE sequence = ${String(sequence)}`);
        for (const guard of guards) db.exec(guard);
      });
      return store.reopen();
    };
    const late = tampered(9);
    expect((await checkTrail(late, { atStart: 5 }))?.finding).toEqual({ fault: 'changed', sequence: 9 });
    const early = tampered(2);
    expect((await checkTrail(early, { atStart: 5 }))?.finding).toEqual({ fault: 'changed', sequence: 9 });
    expect(await found(early)).toEqual({ fault: 'changed', sequence: 2 });
  });

  test('tells that its guards are gone', async () => {
    const store = filled(opened(2));
    store.asOutsider((db) => db.exec('DROP TRIGGER audit_entry_delete'));
    const state = await checkTrail(store.reopen(), { full: true });
    expect(state).toMatchObject({ state: 'broken', finding: null });
    expect(state?.contents).toMatchObject([
      { fault: 'structure', parts: ['trigger audit_entry_delete is missing'], evaluationId: null },
    ]);
  });
});

describe('the guards in the database', () => {
  test.each([
    'UPDATE audit_entry SET action = action',
    'DELETE FROM audit_entry',
    'INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE sequence = 1',
    'INSERT INTO audit_entry SELECT 1, at, account_id, action, subject_kind, subject_id, details, previous_hash, hash FROM audit_entry',
    `UPDATE audit_head SET sequence = 1`,
    'INSERT OR REPLACE INTO audit_head SELECT 1, 1, hash, seal FROM audit_head',
  ])('refuse "%s"', (sql) => {
    const { db } = filled(opened(2));
    expect(() => db.exec(sql)).toThrow('audit-append-only');
    expect(db.prepare('SELECT count(*) FROM audit_entry').pluck().get()).toBe(2);
  });
});

describe('what is recorded', () => {
  test('stands or falls with what is done', () => {
    const { db } = auditedStore();
    expect(() =>
      audited(
        db,
        () => {
          createEvaluation(db, emptyEvaluation(), NOW);
          throw new Error('The disk is full.');
        },
        () => ({ action: 'evaluation-created' }),
      ),
    ).toThrow('The disk is full.');
    expect(listEvaluations(db, '')).toEqual([]);
    expect(listAudit(db, ALL, { before: null, limit: 10 })).toEqual([]);

    expect(() =>
      audited(
        db,
        () => createEvaluation(db, emptyEvaluation(), NOW),
        () => {
          throw new Error('No words.');
        },
      ),
    ).toThrow('No words.');
    expect(listEvaluations(db, '')).toEqual([]);
  });

  test('is listed by evaluation, action and time, the newest first', () => {
    const { db } = auditedStore();
    const { id } = createEvaluation(db, emptyEvaluation(), NOW);
    recordAudit(db, { action: 'evaluation-opened', subject: { kind: 'evaluation', id } });
    recordAudit(db, { action: 'vault-locked' });
    const list = (filter: Partial<Parameters<typeof listAudit>[1]>, before: number | null = null) =>
      listAudit(db, { ...ALL, ...filter }, { before, limit: 10 }).map(({ action }) => action);
    expect(list({})).toEqual(['vault-locked', 'evaluation-opened']);
    expect(list({}, 2)).toEqual(['evaluation-opened']);
    expect(list({ evaluationId: id })).toEqual(['evaluation-opened']);
    expect(list({ action: 'vault-locked' })).toEqual(['vault-locked']);
    expect(list({ to: '2020-01-01T00:00:00.000Z' })).toEqual([]);
  });
});

type Attack =
  | { readonly kind: 'change'; readonly column: string; readonly at: number }
  | { readonly kind: 'remove' | 'exchange' | 'shorten' };

/** Whether anything is different afterwards. */
function tamper(db: Connection, sequence: number, attack: Attack): boolean {
  const content = () => JSON.stringify(db.prepare('SELECT * FROM audit_entry ORDER BY sequence').all());
  const before = content();
  switch (attack.kind) {
    case 'change': {
      const { column, at } = attack;
      const value = db.prepare(`SELECT ${column} FROM audit_entry WHERE sequence = ?`).pluck().get(sequence);
      db.prepare(`UPDATE audit_entry SET ${column} = ? WHERE sequence = ?`).run(otherByte(value, at), sequence);
      break;
    }
    case 'remove':
      db.prepare('DELETE FROM audit_entry WHERE sequence = ?').run(sequence);
      break;
    case 'exchange': {
      const last = Number(db.prepare('SELECT max(sequence) FROM audit_entry').pluck().get());
      if (sequence === last) return false;
      const move = db.prepare('UPDATE audit_entry SET sequence = ? WHERE sequence = ?');
      move.run(1_000_000, sequence);
      move.run(sequence, last);
      move.run(last, 1_000_000);
      break;
    }
    case 'shorten':
      db.prepare('DELETE FROM audit_entry WHERE sequence >= ?').run(sequence);
  }
  return content() !== before;
}

/** The same text with one character changed; of nothing, something. */
function otherByte(value: unknown, at: number): string {
  if (typeof value !== 'string' || value === '') return 'x';
  const index = at % value.length;
  return value.slice(0, index) + (value[index] === 'x' ? 'y' : 'x') + value.slice(index + 1);
}
