import { describe, expect, test } from 'vitest';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import { createEvaluation, openEvaluation } from '../../../main/store/evaluations.ts';
import { failureOf } from './errors.ts';
import { temporaryStore } from './temporary-store.ts';

const now = new Date('2026-10-05T09:30:00.000Z');
const draft = evaluationSchema.parse({
  format: 'residua-evaluation/1',
  recordsReviewed: [{}, {}],
  instruments: [{ id: 'lefs' }, { id: 'oxford-hip' }],
  opinions: { apportionment: [{}] },
  claim: { lines: [{ code: '99456' }] },
});

/** What a faulty program might write; the database itself refuses it. */
const WRONG = [
  ['a date that is none', `UPDATE record_reviewed SET date = '2026-02-30'`],
  ['a date in another notation', `UPDATE record_reviewed SET date = '10/05/2026'`],
  ['a moment for a date', `UPDATE record_reviewed SET date = '2026-10-05T00:00:00Z'`],
  ['text for a number', `UPDATE record_reviewed SET pages = 'many'`],
  ['a negative number of pages', 'UPDATE record_reviewed SET pages = -1'],
  ['bytes for text', `UPDATE record_reviewed SET summary = x'00ff'`],
  ['a place before the first', 'UPDATE record_reviewed SET position = -1'],
  ['two entries at one place', 'UPDATE record_reviewed SET position = 7'],
  ['an entry of no evaluation', `UPDATE record_reviewed SET evaluation_id = '00000000-0000-4000-8000-000000000000'`],
  ['an unknown instrument', `UPDATE instrument_administration SET instrument = 'guess'`],
  ['an unknown phase', `UPDATE instrument_administration SET phase = 'later'`],
  ['a total with responses', `UPDATE instrument_administration SET total = '1' WHERE instrument = 'lefs'`],
  ['a total that is no decimal', `UPDATE instrument_administration SET total = '1e3' WHERE instrument = 'oxford-hip'`],
  ['responses that are no JSON', `UPDATE instrument_administration SET content = '[1' WHERE instrument = 'lefs'`],
  ['a motion method of LEFS', `UPDATE instrument_administration SET rom_method = 'arc-sum' WHERE instrument = 'lefs'`],
  ['a decimal as a number word', `UPDATE apportionment SET percent = 'half'`],
  ['a maybe', 'UPDATE apportionment SET industrial = 2'],
  ['modifiers that are no list', `UPDATE claim_line SET modifiers = '{}'`],
  ['a section that is no JSON', `UPDATE evaluation_section SET content = 'x'`],
  ['an unknown section', `UPDATE evaluation_section SET name = 'notes' WHERE name = 'claim'`],
  ['an unknown region', `UPDATE evaluation SET region = 'wrist'`],
  ['a code that is none', `UPDATE evaluation SET residual_code = 'G86'`],
  ['an instant without its zone', `UPDATE evaluation SET updated_at = '2026-10-05 09:30:00'`],
  ['a negative revision', 'UPDATE evaluation SET revision = -1'],
] as const;

test.each(WRONG)('the schema refuses %s', (_, sql) => {
  const db = temporaryStore();
  createEvaluation(db, draft, now);
  expect(() => db.prepare(sql).run()).toThrow(/constraint failed|cannot store/);
});

describe('rows that do not make an evaluation are damage, not data', () => {
  test.each([
    ['a section is missing', `DELETE FROM evaluation_section WHERE name = 'rating'`],
    ['a form is missing', `DELETE FROM evaluation_section WHERE name = 'history'`],
    ['a section is of the wrong kind', `UPDATE evaluation_section SET content = '[]' WHERE name = 'examinee'`],
    ['a field is unknown', `UPDATE evaluation_section SET content = '{"x":1}' WHERE name = 'examinee'`],
    ['the first of two entries is missing', 'DELETE FROM record_reviewed WHERE position = 0'],
    ['an answer is out of range', `UPDATE instrument_administration SET content = '[9]' WHERE instrument = 'lefs'`],
  ])('%s', (_, sql) => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, draft, now);
    db.prepare(sql).run();
    expect(failureOf(() => openEvaluation(db, id))).toBe('vault-damaged');
  });
});
