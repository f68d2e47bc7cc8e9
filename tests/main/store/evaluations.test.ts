import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../main/domain/changes.ts';
import { emptyEvaluation, evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import type { UndoUpdate } from '../../../main/domain/undo.ts';
import type { Connection } from '../../../main/store/connection.ts';
import {
  changeEvaluation,
  createEvaluation,
  listEvaluations,
  openEvaluation,
  sealEvaluation,
  signedReportPdf,
} from '../../../main/store/evaluations.ts';
import { failureOf } from './errors.ts';
import { temporaryStore } from './temporary-store.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 9, 5, 9, minute));
}

function totalChanges(db: Connection): number {
  return Number(db.prepare('SELECT total_changes()').pluck().get());
}

function named(name: string, claimNumber: string): Evaluation {
  const empty = emptyEvaluation();
  return { ...empty, examinee: { ...empty.examinee, name }, case: { ...empty.case, claimNumber } };
}

function report(text: string) {
  const pdf = Buffer.from(text);
  return {
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    signerName: 'Dr. Ada Example',
    signedAt: at(30),
    certificateFingerprint: 'ab'.repeat(32),
  };
}

describe('changes', () => {
  test('a change is there when it is answered, with the next revision and its instant', () => {
    const db = temporaryStore();
    const { id, revision } = createEvaluation(db, emptyEvaluation(), at(0));
    expect(revision).toBe(0);

    const receipt = changeEvaluation(
      db,
      { id, revision, changes: [{ op: 'set', path: '/case/claimNumber', value: 'WC-1' }] },
      at(1),
    );

    expect(receipt).toEqual({ revision: 1, savedAt: at(1).toISOString() });
    const opened = openEvaluation(db, id);
    expect(opened).toMatchObject({ status: 'draft', revision: 1, updatedAt: at(1).toISOString(), signedReport: null });
    expect(opened.evaluation.case.claimNumber).toBe('WC-1');
  });

  test('a change made on another revision is a conflict and writes nothing', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, emptyEvaluation(), at(0));
    const changes = [{ op: 'set', path: '/side', value: 'left' }] as const;
    changeEvaluation(db, { id, revision: 0, changes: [...changes] }, at(1));
    const before = openEvaluation(db, id);

    const late = { id, revision: 0, changes: [{ op: 'set', path: '/side', value: 'right' }] } as const;
    expect(failureOf(() => changeEvaluation(db, { ...late, changes: [...late.changes] }, at(2)))).toBe('conflict');
    expect(openEvaluation(db, id)).toStrictEqual(before);
  });

  test('when the last of several changes does not fit, none is written', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, emptyEvaluation(), at(0));
    const before = openEvaluation(db, id);
    const changes = [
      { op: 'set', path: '/case/claimNumber', value: 'WC-1' },
      { op: 'set', path: '/case/dateOfExam', value: '2026-02-30' },
    ] as const;
    expect(failureOf(() => changeEvaluation(db, { id, revision: 0, changes: [...changes] }, at(1)))).toBe(
      'invalid-input',
    );
    expect(openEvaluation(db, id)).toStrictEqual(before);
  });

  test('an unknown evaluation is not found, whatever is asked of it', () => {
    const db = temporaryStore();
    expect(failureOf(() => openEvaluation(db, UNKNOWN))).toBe('not-found');
    expect(failureOf(() => changeEvaluation(db, { id: UNKNOWN, revision: 0, changes: [] }, at(0)))).toBe('not-found');
    expect(failureOf(() => sealEvaluation(db, { id: UNKNOWN, revision: 0, report: report('x') }, at(0)))).toBe(
      'not-found',
    );
    expect(failureOf(() => signedReportPdf(db, UNKNOWN))).toBe('not-found');
  });

  test('one summary among 500 records changes writes one record and the header', () => {
    const db = temporaryStore();
    const records = Array.from({ length: 500 }, (_, index) => ({
      author: `Author ${String(index)}`,
      summary: 'Seen.',
    }));
    const { id } = createEvaluation(
      db,
      evaluationSchema.parse({ format: 'residua-evaluation/1', recordsReviewed: records }),
      at(0),
    );
    const before = totalChanges(db);
    changeEvaluation(
      db,
      { id, revision: 0, changes: [{ op: 'set', path: '/recordsReviewed/250/summary', value: 'Read twice.' }] },
      at(1),
    );
    expect(totalChanges(db) - before).toBe(2);

    changeEvaluation(
      db,
      { id, revision: 1, changes: [{ op: 'set', path: '/history/mechanismOfInjury', value: 'A fall.' }] },
      at(2),
    );
    expect(totalChanges(db) - before).toBe(4);

    changeEvaluation(db, { id, revision: 2, changes: [{ op: 'remove', path: '/recordsReviewed/499' }] }, at(3));
    expect(totalChanges(db) - before).toBe(6);
    const { recordsReviewed } = openEvaluation(db, id).evaluation;
    expect(recordsReviewed).toHaveLength(499);
    expect(recordsReviewed[250]?.summary).toBe('Read twice.');
  });
});

describe('the list', () => {
  test('shows the newest change first, with what the evaluation holds now', () => {
    const db = temporaryStore();
    const first = createEvaluation(db, named('Ada One', 'A-1'), at(0));
    const second = createEvaluation(db, named('Ben Two', 'B-2'), at(1));
    expect(listEvaluations(db, '').map(({ id }) => id)).toEqual([second.id, first.id]);

    changeEvaluation(
      db,
      {
        id: first.id,
        revision: 0,
        changes: [
          { op: 'set', path: '/side', value: 'left' },
          { op: 'set', path: '/case/dateOfExam', value: '2026-10-05' },
          { op: 'set', path: '/examinee/name', value: 'Ada Changed' },
        ],
      },
      at(2),
    );
    const [newest, oldest] = listEvaluations(db, '');
    expect(newest).toEqual({
      id: first.id,
      status: 'draft',
      claimNumber: 'A-1',
      examineeName: 'Ada Changed',
      dateOfExam: '2026-10-05',
      side: 'left',
      region: 'hip',
      residualValue: null,
      residualCode: null,
      createdAt: at(0).toISOString(),
      updatedAt: at(2).toISOString(),
      addenda: 0,
      countersignatures: 0,
    });
    expect(oldest?.id).toBe(second.id);
  });

  test('R1, R3: shows the residual and its code as of the last change', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(
      db,
      evaluationSchema.parse({
        format: 'residua-evaluation/1',
        side: 'left',
        case: { dateOfExam: '2019-06-01' },
        examinee: { dateOfBirth: '1960-01-01' },
        episode: { start: '2019-01-10', discharge: '2019-05-20' },
        residual: { method: 'change', intake: '48.2', discharge: '58.9', predictedChange: '14.2' },
      }),
      at(0),
    );
    expect(listEvaluations(db, '')[0]).toMatchObject({ residualValue: '-3.5', residualCode: 'G8652' });
    changeEvaluation(
      db,
      { id, revision: 0, changes: [{ op: 'set', path: '/residual/discharge', value: '62.4' }] },
      at(1),
    );
    expect(listEvaluations(db, '')[0]).toMatchObject({ residualValue: '0', residualCode: 'G8651' });
  });

  test('finds all words of a search in name and claim number, without regard to case and accents', () => {
    const db = temporaryStore();
    createEvaluation(db, named('José Müller', 'WC-2026-17'), at(0));
    createEvaluation(db, named('Josefine Maier', 'WC-2026-18'), at(1));
    const found = (search: string) => listEvaluations(db, search).map(({ examineeName }) => examineeName);
    expect(found('jose')).toEqual(['Josefine Maier', 'José Müller']);
    expect(found('  MULLER josé ')).toEqual(['José Müller']);
    expect(found('2026-17')).toEqual(['José Müller']);
    expect(found('maier 17')).toEqual([]);
    expect(found('%')).toEqual([]);
    expect(found('_')).toEqual([]);
    expect(found(`' OR 1=1 --`)).toEqual([]);
  });

  test('is read in the order of its index, without sorting', () => {
    const db = temporaryStore();
    const plan = db
      .prepare<unknown[], { detail: string }>(
        'EXPLAIN QUERY PLAN SELECT * FROM evaluation ORDER BY updated_at DESC, id',
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan.join('\n')).toContain('USING INDEX evaluation_by_updated_at');
    expect(plan.join('\n')).not.toContain('TEMP B-TREE');
  });
});

describe('signing', () => {
  test('stores the report byte for byte and makes the evaluation immutable', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, named('Ada One', 'A-1'), at(0));
    const signed = sealEvaluation(db, { id, revision: 0, report: report('%PDF-1.7 signed') }, at(31));

    expect(signed).toMatchObject({ status: 'signed', revision: 1, updatedAt: at(31).toISOString() });
    expect(signed.signedReport).toEqual({
      signedAt: at(30).toISOString(),
      signerName: 'Dr. Ada Example',
      sha256: report('%PDF-1.7 signed').sha256,
      sizeInBytes: 15,
      timestampedAt: null,
    });
    expect(Buffer.from(signedReportPdf(db, id)).toString()).toBe('%PDF-1.7 signed');
    expect(listEvaluations(db, '')[0]?.status).toBe('signed');

    const change = { id, revision: 1, changes: [{ op: 'set' as const, path: '/side', value: 'left' }] };
    expect(failureOf(() => changeEvaluation(db, change, at(32)))).toBe('signed-immutable');
    expect(failureOf(() => sealEvaluation(db, { id, revision: 1, report: report('again') }, at(32)))).toBe(
      'signed-immutable',
    );
    expect(openEvaluation(db, id)).toStrictEqual(signed);
  });

  test('a report of an older revision is a conflict; one whose hash is wrong is refused', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, emptyEvaluation(), at(0));
    changeEvaluation(db, { id, revision: 0, changes: [{ op: 'set', path: '/side', value: 'left' }] }, at(1));
    expect(failureOf(() => sealEvaluation(db, { id, revision: 0, report: report('x') }, at(2)))).toBe('conflict');
    const wrong = { ...report('x'), sha256: report('y').sha256 };
    expect(failureOf(() => sealEvaluation(db, { id, revision: 1, report: wrong }, at(2)))).toBe('internal');
    expect(openEvaluation(db, id)).toMatchObject({ status: 'draft', signedReport: null });
  });
});

describe('undo across restarts', () => {
  const set = (value: string): Change => ({ op: 'set', path: '/case/claimNumber', value });
  const step = (number: number) => ({ step: number, back: [set('')], forth: [set(String(number))] });

  test('the steps come back with the evaluation; steps outside the update go', () => {
    const db = temporaryStore();
    const { id, undo } = createEvaluation(db, emptyEvaluation(), at(0));
    expect(undo).toEqual({ cursor: 0, steps: [] });
    const change = (revision: number, update: UndoUpdate) =>
      changeEvaluation(db, { id, revision, changes: [set(String(revision))], undo: update }, at(revision));
    change(0, { first: 1, last: 3, cursor: 3, steps: [step(1), step(2), step(3)] });
    expect(openEvaluation(db, id).undo).toEqual({ cursor: 3, steps: [step(1), step(2), step(3)] });
    change(1, { first: 2, last: 3, cursor: 2, steps: [{ ...step(3), back: [set('other')] }] });
    expect(openEvaluation(db, id).undo).toEqual({ cursor: 2, steps: [step(2), { ...step(3), back: [set('other')] }] });
    changeEvaluation(db, { id, revision: 2, changes: [set('x')] }, at(3));
    expect(openEvaluation(db, id).undo.steps).toHaveLength(2);
  });

  test('a refused change leaves the steps as they were; signing forgets them', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, emptyEvaluation(), at(0));
    const undo = { first: 1, last: 1, cursor: 1, steps: [step(1)] };
    changeEvaluation(db, { id, revision: 0, changes: [set('1')], undo }, at(1));
    const bad: Change = { op: 'remove', path: '/recordsReviewed/0' };
    const emptied = { first: 1, last: 0, cursor: 0, steps: [] };
    expect(failureOf(() => changeEvaluation(db, { id, revision: 1, changes: [bad], undo: emptied }, at(2)))).toBe(
      'invalid-input',
    );
    expect(openEvaluation(db, id).undo).toEqual({ cursor: 1, steps: [step(1)] });
    sealEvaluation(db, { id, revision: 1, report: report('%PDF') }, at(3));
    expect(openEvaluation(db, id).undo).toEqual({ cursor: 0, steps: [] });
    expect(db.prepare('SELECT count(*) FROM undo_step').pluck().get()).toBe(0);
  });
});
