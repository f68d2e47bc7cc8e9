import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import type { Connection } from '../../../main/store/connection.ts';
import {
  createEvaluation,
  openEvaluation,
  sealEvaluation,
  signedExhibitFiles,
} from '../../../main/store/evaluations.ts';
import { asResiduaError } from '../../../main/store/failures.ts';
import { temporaryStore } from './temporary-store.ts';

const now = new Date('2026-10-05T09:30:00.000Z');
const CHILDREN = [
  'evaluation_section',
  'referral_question',
  'record_reviewed',
  'exhibit',
  'imaging_study',
  'operative_report',
  'implant',
  'instrument_administration',
  'diagnosis',
  'apportionment',
  'claim_line',
  'waiver',
] as const;

/** Immutable by themselves, or emptied when the evaluation is signed. */
const ELSEWHERE = "'signed_report', 'work_statement', 'undo_step', 'undo_cursor', 'deleted_evaluation'";

/** One entry in every list, so that every table has a row to attack. */
const full = evaluationSchema.parse({
  format: 'residua-evaluation/1',
  case: { referral: { questions: ['Is it related?'] } },
  recordsReviewed: [{}],
  exhibits: [{ sha256: 'a'.repeat(64) }],
  imaging: [{}],
  operativeReports: [{}],
  implants: [{}],
  instruments: [{ id: 'lefs', phase: 'intake', date: '2026-01-05' }],
  opinions: { diagnoses: [{}], apportionment: [{}] },
  claim: { lines: [{ code: '99456' }] },
  waivers: [{ item: 'referral.answer.0', reason: 'Not asked.' }],
});

interface Pair {
  readonly db: Connection;
  readonly signed: string;
  readonly draft: string;
}

function signedAndDraft(): Pair {
  const db = temporaryStore();
  const draft = createEvaluation(db, full, now).id;
  const signed = createEvaluation(db, full, now).id;
  const pdf = Buffer.from('%PDF');
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const report = { pdf, sha256, signerName: 'A', signedAt: now, certificateFingerprint: sha256 };
  const exhibitFiles = [
    { position: 0, name: 'residua-exhibit-A-aaaaaaaa.pdf', sourceSha256: 'a'.repeat(64), pdf, sha256 },
  ];
  sealEvaluation(db, { id: signed, revision: 0, report, exhibitFiles }, now);
  return { db, signed, draft };
}

/** Runs raw SQL, as a faulty program would, and expects the triggers to refuse it. */
function refused({ db, signed }: Pair, sql: string, ...values: unknown[]): void {
  const before = openEvaluation(db, signed);
  let failure: unknown;
  try {
    db.prepare(sql).run(...values);
  } catch (error) {
    failure = asResiduaError(error);
  }
  expect(failure, sql).toMatchObject({ code: 'signed-immutable' });
  expect(openEvaluation(db, signed)).toStrictEqual(before);
}

function columnsOf(db: Connection, table: string): string[] {
  return db.prepare<unknown[], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}

test('the list of tables attacked here is every table that belongs to an evaluation', () => {
  const { db } = signedAndDraft();
  const tables = db
    .prepare<unknown[], string>(
      `SELECT DISTINCT s.name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
       WHERE s.type = 'table' AND f."table" = 'evaluation' AND s.name NOT IN (${ELSEWHERE})`,
    )
    .pluck()
    .all();
  expect([...tables].sort()).toEqual([...CHILDREN].sort());
});

describe.each(CHILDREN)('a signed evaluation in %s', (table) => {
  test('takes no new row, no change of any column, no removal', () => {
    const pair = signedAndDraft();
    const { db, signed, draft } = pair;
    const columns = columnsOf(db, table);
    const others = columns.filter((name) => name !== 'evaluation_id');
    const key = columns.includes('position') ? 'position' : 'name';

    for (const column of others)
      refused(pair, `UPDATE ${table} SET ${column} = ${column} WHERE evaluation_id = ?`, signed);
    refused(pair, `DELETE FROM ${table} WHERE evaluation_id = ?`, signed);
    refused(
      pair,
      `INSERT OR REPLACE INTO ${table} (${columns.join(', ')})
       SELECT ?, ${others.join(', ')} FROM ${table} WHERE evaluation_id = ?`,
      signed,
      draft,
    );
    // A row of a draft pushed into the signed evaluation, and one pulled out of it.
    refused(pair, `UPDATE OR REPLACE ${table} SET evaluation_id = ? WHERE evaluation_id = ?`, signed, draft);
    refused(pair, `UPDATE OR REPLACE ${table} SET evaluation_id = ? WHERE evaluation_id = ?`, draft, signed);
    expect(
      db.prepare(`SELECT count(${key}) FROM ${table} WHERE evaluation_id = ?`).pluck().get(signed),
    ).toBeGreaterThan(0);
  });

  test('leaves the drafts beside it free', () => {
    const { db, draft } = signedAndDraft();
    expect(db.prepare(`DELETE FROM ${table} WHERE evaluation_id = ?`).run(draft).changes).toBeGreaterThan(0);
  });
});

describe('the header and the report of a signed evaluation', () => {
  test('take no change, no removal, no replacement', () => {
    const pair = signedAndDraft();
    const { db, signed, draft } = pair;
    for (const column of columnsOf(db, 'evaluation')) {
      refused(pair, `UPDATE evaluation SET ${column} = ${column} WHERE id = ?`, signed);
    }
    refused(pair, `UPDATE evaluation SET status = 'draft', signed_at = NULL WHERE id = ?`, signed);
    refused(pair, 'DELETE FROM evaluation WHERE id = ?', signed);
    refused(pair, 'UPDATE OR REPLACE evaluation SET id = ? WHERE id = ?', signed, draft);
    refused(
      pair,
      `INSERT OR REPLACE INTO evaluation (id, region, search_text, created_at, updated_at)
       SELECT id, region, search_text, created_at, updated_at FROM evaluation WHERE id = ?`,
      signed,
    );
    for (const column of columnsOf(db, 'signed_report')) {
      refused(pair, `UPDATE signed_report SET ${column} = ${column} WHERE evaluation_id = ?`, signed);
    }
    refused(pair, 'DELETE FROM signed_report WHERE evaluation_id = ?', signed);
    refused(pair, 'INSERT OR REPLACE INTO signed_report SELECT * FROM signed_report WHERE evaluation_id = ?', signed);
  });

  test('hold the exhibits beside the report, byte for byte', () => {
    const pair = signedAndDraft();
    expect(signedExhibitFiles(pair.db, pair.signed)).toMatchObject([{ name: 'residua-exhibit-A-aaaaaaaa.pdf' }]);
    for (const column of columnsOf(pair.db, 'exhibit_file')) {
      refused(pair, `UPDATE exhibit_file SET ${column} = ${column} WHERE evaluation_id = ?`, pair.signed);
    }
    refused(pair, 'DELETE FROM exhibit_file WHERE evaluation_id = ?', pair.signed);
    refused(pair, 'INSERT OR REPLACE INTO exhibit_file SELECT * FROM exhibit_file');
  });

  test('hold with foreign keys switched off', () => {
    const pair = signedAndDraft();
    pair.db.pragma('foreign_keys = OFF');
    refused(pair, 'DELETE FROM evaluation WHERE id = ?', pair.signed);
    refused(pair, 'DELETE FROM signed_report');
  });

  test('are the only way to the status: no draft becomes signed without a report', () => {
    const pair = signedAndDraft();
    const instant = now.toISOString();
    refused(pair, `UPDATE evaluation SET status = 'signed', signed_at = ? WHERE id = ?`, instant, pair.draft);
    refused(
      pair,
      `INSERT INTO evaluation (id, status, region, search_text, created_at, updated_at, signed_at)
       VALUES ('00000000-0000-4000-8000-000000000000', 'signed', 'hip', '', ?, ?, ?)`,
      instant,
      instant,
      instant,
    );
    expect(openEvaluation(pair.db, pair.draft).status).toBe('draft');
  });

  test('a report in the database means a signed evaluation, however it came there', () => {
    const { db, draft } = signedAndDraft();
    db.prepare(
      `INSERT INTO signed_report
         SELECT ?, pdf, sha256, signer_name, certificate_fingerprint, signed_at, timestamped_at FROM signed_report`,
    ).run(draft);
    expect(openEvaluation(db, draft)).toMatchObject({ status: 'signed' });
  });
});
