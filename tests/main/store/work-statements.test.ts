import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import type { Connection } from '../../../main/store/connection.ts';
import {
  changeEvaluation,
  createEvaluation,
  openEvaluation,
  otherEvaluationsOfExaminee,
  sealEvaluation,
} from '../../../main/store/evaluations.ts';
import { asResiduaError } from '../../../main/store/failures.ts';
import { addWorkStatement, workStatement, workStatements } from '../../../main/store/work-statements.ts';
import { temporaryStore } from './temporary-store.ts';

const now = new Date('2026-10-05T09:30:00.000Z');

function signed(content: string) {
  const pdf = Buffer.from(content);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, signerName: 'Jordan Specimen', signedAt: now, certificateFingerprint: sha256 };
}

function draft(db: Connection, parts: object = {}): string {
  return createEvaluation(db, evaluationSchema.parse({ format: 'residua-evaluation/1', ...parts }), now).id;
}

describe('return-to-work statements in the store', () => {
  test('are numbered within their evaluation and told newest first, and leave it a draft that can be edited', () => {
    const db = temporaryStore();
    const evaluationId = draft(db);
    const other = draft(db);
    expect(workStatements(db, evaluationId)).toEqual([]);
    const first = addWorkStatement(db, { evaluationId, revision: 0, signed: signed('%PDF one') });
    expect(openEvaluation(db, evaluationId)).toMatchObject({ status: 'draft', revision: 0 });
    changeEvaluation(
      db,
      { id: evaluationId, revision: 0, changes: [{ op: 'set', path: '/examinee/name', value: 'A' }] },
      now,
    );
    const second = addWorkStatement(db, { evaluationId, revision: 1, signed: signed('%PDF two') });
    expect(addWorkStatement(db, { evaluationId: other, revision: 0, signed: signed('%PDF x') }).number).toBe(1);
    expect(workStatements(db, evaluationId)).toEqual([second, first]);
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(first).toMatchObject({ signerName: 'Jordan Specimen', signedAt: now.toISOString(), sizeInBytes: 8 });
    expect(Buffer.from(workStatement(db, first.id).pdf).toString()).toBe('%PDF one');
  });

  test('can also be signed after the report', () => {
    const db = temporaryStore();
    const evaluationId = draft(db);
    sealEvaluation(db, { id: evaluationId, revision: 0, report: signed('%PDF report') }, now);
    const { revision } = openEvaluation(db, evaluationId);
    expect(addWorkStatement(db, { evaluationId, revision, signed: signed('%PDF') }).number).toBe(1);
  });

  test('are refused when the evaluation has changed, is not there, or the hash is wrong', () => {
    const db = temporaryStore();
    const evaluationId = draft(db);
    const add = (part: object) => () =>
      addWorkStatement(db, { evaluationId, revision: 0, signed: signed('%PDF'), ...part });
    expect(add({ revision: 1 })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(add({ evaluationId: '00000000-0000-4000-8000-000000000000' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(add({ signed: { ...signed('%PDF'), sha256: '0'.repeat(64) } })).toThrow(
      expect.objectContaining({ code: 'internal' }),
    );
    expect(() => workStatement(db, evaluationId)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(workStatements(db, evaluationId)).toEqual([]);
  });

  test('take no change, no removal, no replacement, with foreign keys off as well', () => {
    const db = temporaryStore();
    const evaluationId = draft(db);
    const { id } = addWorkStatement(db, { evaluationId, revision: 0, signed: signed('%PDF') });
    const before = db.prepare('SELECT * FROM work_statement').all();
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('work_statement')`).pluck().all();
    const attacks = [
      ...columns.map((column) => `UPDATE work_statement SET ${column} = ${column}`),
      'DELETE FROM work_statement',
      'INSERT OR REPLACE INTO work_statement SELECT * FROM work_statement',
      `INSERT OR REPLACE INTO work_statement SELECT '11111111-1111-4111-8111-111111111111', evaluation_id, number, pdf,
         sha256, signer_name, certificate_fingerprint, signed_at FROM work_statement`,
    ];
    for (const foreignKeys of ['ON', 'OFF']) {
      db.pragma(`foreign_keys = ${foreignKeys}`);
      for (const sql of attacks) {
        let failure: unknown;
        try {
          db.prepare(sql).run();
        } catch (error) {
          failure = asResiduaError(error);
        }
        expect(failure, sql).toMatchObject({ code: 'signed-immutable' });
      }
    }
    expect(db.prepare('SELECT * FROM work_statement').all()).toEqual(before);
    expect(workStatement(db, id).number).toBe(1);
  });
});

describe('other evaluations of the same examinee', () => {
  const person = (name: string | null, dateOfBirth: string | null, dateOfExam: string | null = null) => ({
    examinee: { name, dateOfBirth },
    case: { dateOfExam },
  });

  test('are found by name and date of birth, whatever accents, case and order of the name, newest first', () => {
    const db = temporaryStore();
    const own = draft(db, person('José Peña', '1958-03-02', '2026-10-05'));
    const undated = draft(db, person('PENA, Jose', '1958-03-02'));
    const older = draft(db, person('jose  pena', '1958-03-02', '2025-01-05'));
    const newer = draft(db, person('José Peña', '1958-03-02', '2026-03-02'));
    draft(db, person('José Peña', '1958-03-03'));
    draft(db, person('José Penalver', '1958-03-02'));
    draft(db, person(null, '1958-03-02'));
    expect(otherEvaluationsOfExaminee(db, own).map(({ id }) => id)).toEqual([newer, older, undated]);
  });

  test('are none while name or date of birth is not entered', () => {
    const db = temporaryStore();
    for (const parts of [
      person(null, null),
      person('A', null),
      person(null, '1958-03-02'),
      person(' , ', '1958-03-02'),
    ]) {
      draft(db, parts);
      expect(otherEvaluationsOfExaminee(db, draft(db, parts))).toEqual([]);
    }
  });
});
