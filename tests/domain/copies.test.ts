import { describe, expect, test } from 'vitest';
import { TEMPLATE_PLACES, templateOf } from '../../main/domain/copies.ts';
import { emptyEvaluation } from '../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { fullEvaluation, leavesOf } from './full-evaluation.ts';
import { evaluation } from './support.ts';

/** Every place that a template may keep, written down a second time on purpose: a change has to be made knowingly. */
const ALLOWED = [
  '/format',
  '/region',
  '/case/jurisdiction',
  '/case/reportProfile',
  '/case/siteOfService',
  '/case/referral/kind',
  '/examiner/name',
  '/examiner/credentials',
  '/examiner/specialty',
  '/examiner/licenceNumber',
  '/examiner/licenceState',
  '/examiner/npi',
  '/examiner/organization',
  '/examiner/address',
  '/examiner/phone',
  '/examiner/email',
  '/disclosures/county',
  '/disclosures/qualifications',
  '/disclosures/testimony',
  '/disclosures/compensation',
  '/rating/edition',
  '/instruments/*/id',
  '/instruments/*/phase',
  '/instruments/*/romMethod',
  '/instruments/*/motionFrom',
  '/claim/placeOfService',
  '/claim/payerRefusesZero',
  '/claim/lines/*/code',
];

describe('a template holds nothing of the examinee', () => {
  const { evaluation: full, leaves } = fullEvaluation();
  // A canary is no code, and of the claim only codes stay.
  const template = templateOf({
    ...full,
    claim: { ...full.claim, lines: full.claim.lines.map((line) => ({ ...line, code: '99456' })) },
  });

  test('every place of an evaluation is filled by the canaries', () => {
    const places = new Set(leaves.map(({ place }) => place));
    expect(places.size).toBeGreaterThan(250);
    for (const place of ['/examinee/name', '/recordsReviewed/*/attachments/*/name', '/opinions/causation', ...ALLOWED])
      expect(places).toContain(place);
  });

  test('the places it keeps are those of the list and no others', () => {
    expect([...TEMPLATE_PLACES]).toEqual(ALLOWED);
    const defaults = leavesOf(emptyEvaluation(), '').map(({ place }) => place);
    const kept = new Set(leavesOf(template, '').map(({ place }) => place));
    expect([...kept].filter((place) => !defaults.includes(place) && !ALLOWED.includes(place))).toEqual([]);
    // And each of them is kept: the list promises nothing in vain.
    expect(ALLOWED.filter((place) => !kept.has(place))).toEqual([]);
  });

  test('no canary of any other place is in it, wherever it might have gone', () => {
    const text = JSON.stringify(template);
    const canaries = leaves.filter(({ place, value }) => !ALLOWED.includes(place) && isCanary(value));
    expect(canaries.length).toBeGreaterThan(150);
    expect(canaries.filter(({ value }) => text.includes(String(value)))).toEqual([]);
  });

  test('nor a result written as a code: of the claim only codes of services stay (R3, M4)', () => {
    const lines = ['99456', 'ML201', 'MLPRR', '0001T', 'G8652', 'M1112', 'see Alex Sample', '99456-25'].map((code) => ({
      code,
    }));
    const copy = templateOf(evaluation({ claim: { lines } }));
    expect(copy.claim.lines.map(({ code }) => code)).toEqual(['99456', 'ML201', 'MLPRR', '0001T']);
    expect(copy.claim.lines[0]).toMatchObject({
      modifiers: [],
      justification: null,
      charge: null,
      diagnosisPointers: [],
    });
  });

  test('the sample: instruments without dates, sides and responses', () => {
    const sample = loadSample();
    const copy = templateOf(sample);
    expect(copy.instruments.map(({ id, phase }) => [id, phase])).toEqual(
      sample.instruments.map(({ id, phase }) => [id, phase]),
    );
    for (const administration of copy.instruments) expect(administration).toMatchObject({ date: null, side: null });
    expect(copy.examinee).toEqual(emptyEvaluation().examinee);
    expect(copy.residual).toBeNull();
  });

  test('a template of a template is the same', () => {
    expect(templateOf(template)).toEqual(template);
  });
});

/** Fixed words such as "male" stand in many places; texts, dates and decimals of the full evaluation in one. */
function isCanary(value: unknown): boolean {
  return typeof value === 'string' && /^(?:QZ\d{3,}|9\d{5}|19\d\d-\d\d-\d\d.*|c+[0-9a-f]+)$/.test(value);
}
