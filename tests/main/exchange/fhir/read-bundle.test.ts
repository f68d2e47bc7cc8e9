import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { score } from '../../../../main/domain/score.ts';
import { writeFhirBundle } from '../../../../main/exchange/fhir/bundle.ts';
import { readFhirBundle, type FhirImport } from '../../../../main/exchange/fhir/read-bundle.ts';
import { fhirText } from '../../../../main/exchange/fhir/text.ts';
import { parseImportableFile } from '../../../../main/exchange/importable-file.ts';
import type { JsonValue } from '../../../../main/exchange/json-text.ts';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { inputs, told as tried } from '../../../fuzz/runs.ts';
import { evaluations } from '../../store/arbitrary-evaluation.ts';

const MADE_AT = new Date('2026-10-06T21:05:09Z');
const again = (evaluation: Evaluation) => parseImportableFile(writeFhirBundle(evaluation, MADE_AT));

function taken(result: FhirImport | ReturnType<typeof parseImportableFile>) {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join());
  return result;
}

const patient = { resourceType: 'Patient', name: [{ text: 'Ada Example' }] };
const bundle = (...resources: object[]): JsonValue => ({
  resourceType: 'Bundle',
  entry: resources.map((resource, at) => ({ fullUrl: `urn:uuid:${String(at)}`, resource: resource as JsonValue })),
});

/** What a score says of an administration, however the evaluation orders them. */
const told = (evaluation: Evaluation) =>
  score(evaluation)
    .instruments.map(({ id, phase, date, side, score: points, subscales, grade }) =>
      JSON.stringify({ id, phase, date, side, points, subscales, grade }),
    )
    .toSorted();

describe('a Bundle that Residua wrote', () => {
  it('gives the sample’s people, dates, residual, scores and diagnoses back', () => {
    const sample = loadSample();
    const { evaluation, leftOut } = taken(again(sample));
    const { name, dateOfBirth, sex, phone } = sample.examinee;
    expect(evaluation.examinee).toMatchObject({ name, dateOfBirth, sex, phone });
    expect(evaluation.examiner).toEqual(sample.examiner);
    expect(evaluation.case).toMatchObject({ claimNumber: sample.case.claimNumber, dateOfExam: sample.case.dateOfExam });
    expect(evaluation.residual).toEqual(sample.residual);
    expect(evaluation.opinions.diagnoses).toEqual(sample.opinions.diagnoses);
    expect(told({ ...evaluation, side: sample.side, examination: sample.examination })).toEqual(told(sample));
    // The rating's whole person says nothing of the entries it came from.
    expect(leftOut).toEqual(['1 × Observation of something else: not taken.']);
  });

  it('of any evaluation gives back every residual input and every score (R1, I1–I4)', () => {
    fc.assert(
      fc.property(evaluations, (evaluation) => {
        const result = taken(again(evaluation)).evaluation;
        const { residual } = evaluation;
        if (residual?.method === 'change') {
          const { intake, discharge, predictedChange } = residual;
          const isEmpty = intake === null && discharge === null && predictedChange === null;
          expect(result.residual).toEqual(
            isEmpty ? null : { method: 'change', instrument: 'foto-lepf', intake, discharge, predictedChange },
          );
        }
        if (residual?.method === 'direct') {
          expect(result.residual).toEqual(residual.value === null ? null : { ...residual, reference: null });
        }
        expect(result.examinee.name).toBe(fhirText(evaluation.examinee.name) ?? null);
        expect(result.examinee.dateOfBirth).toBe(evaluation.examinee.dateOfBirth);
        const scored = (lines: string[]) =>
          lines.filter((line) => !line.includes('"points":null') || line.includes('"hoos"'));
        const own = told(evaluation);
        for (const line of scored(told(result))) expect(own.map(withoutSide)).toContain(withoutSide(line));
      }),
      { numRuns: 100 },
    );
  });
});

/** The side of an evaluation as a whole is not in a Bundle; each score names its own. */
const withoutSide = (line: string) => line.replace(/"side":(?:null|"\w+")/, '"side":0');

describe('a Bundle of another program', () => {
  it('names, addresses and ways of contact in parts become lines', () => {
    const { evaluation } = taken(
      readFhirBundle(
        bundle({
          resourceType: 'Patient',
          name: [
            { use: 'old', text: 'Before' },
            { use: 'official', given: ['Ada', 'B.'], family: 'Example', prefix: ['Dr.'] },
          ],
          telecom: [
            { system: 'email', value: 'a@example.org' },
            { system: 'phone', value: ' (555) 010-0100 ' },
          ],
          address: [{ line: ['1 Example Street'], city: 'Sampletown', state: 'CA', postalCode: '90000' }],
          gender: 'female',
          birthDate: '1960-02-01',
        }),
      ),
    );
    expect(evaluation.examinee).toMatchObject({
      name: 'Dr. Ada B. Example',
      address: '1 Example Street\nSampletown, CA 90000',
      phone: '(555) 010-0100',
      sex: 'female',
      dateOfBirth: '1960-02-01',
    });
  });

  it('answers of HOOS, JR. are known by LOINC items, in groups too, as numbers, codes or words (I1)', () => {
    const answers = [
      { valueInteger: 0 },
      { valueCoding: { code: '4' } },
      { valueString: 'moderate' },
      { valueDecimal: 1 },
    ];
    const items = ['82317-9', '82318-7', '82319-5', '82320-3'].map((linkId, at) => ({ linkId, answer: [answers[at]] }));
    const { evaluation, leftOut } = taken(
      readFhirBundle(
        bundle(patient, {
          resourceType: 'QuestionnaireResponse',
          questionnaire: 'https://loinc.org/q/82316-1|2.80',
          authored: '2026-05-04T10:00:00-07:00',
          item: [
            { linkId: 'pain', item: items },
            { linkId: '82321-1', answer: [{ valueString: 'rather' }] },
          ],
        }),
      ),
    );
    expect(evaluation.instruments).toMatchObject([
      { id: 'hoos-jr', date: '2026-05-04', phase: null, responses: [0, 4, 2, 1, null, null] },
    ]);
    expect(score(evaluation).instruments[0]?.score).toBeNull();
    expect(leftOut).toEqual(['HOOS, JR.: some answers are none of its choices.']);
  });

  it('what does not fit is left out by place, never repeated; a total without answers is no score', () => {
    const secret = 'CANARY-value';
    const { evaluation, leftOut } = taken(
      readFhirBundle(
        bundle(
          { ...patient, gender: secret, birthDate: '1960-02' },
          { resourceType: 'Practitioner', telecom: secret },
          {
            resourceType: 'Observation',
            code: { coding: [{ system: 'http://loinc.org', code: '82323-7' }] },
            valueQuantity: { value: 70.4 },
          },
          { resourceType: 'Condition', code: { text: secret.repeat(100) } },
          { resourceType: secret },
        ),
      ),
    );
    expect(evaluation.examinee).toMatchObject({ name: 'Ada Example', sex: null, dateOfBirth: null });
    expect(evaluation.instruments).toEqual([]);
    expect(leftOut.join('\n')).not.toContain(secret);
    expect(leftOut).toEqual([
      'A Practitioner cannot be read (telecom).',
      'HOOS, JR.: a score without its answers or values cannot be taken.',
      '1 × a resource of an unknown kind: not taken.',
      'What would be /examinee/dateOfBirth is not of a form that the evaluation has.',
      'What would be /examinee/sex is not of a form that the evaluation has.',
      'What would be /opinions/diagnoses/0/description is not of a form that the evaluation has.',
    ]);
  });
});

describe('any content at all', () => {
  const KEYS = [
    'resourceType',
    'entry',
    'resource',
    'fullUrl',
    'name',
    'text',
    'code',
    'coding',
    'system',
    'item',
    'linkId',
    'answer',
    '__proto__',
    'constructor',
  ];
  const json = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<JsonValue>(
        null,
        true,
        0,
        -1e300,
        '',
        'Patient',
        'Observation',
        'urn:x-residua:code',
        'lefs',
        'harris-hip',
      ),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5 })
        .map((entries) => Object.fromEntries(entries) as JsonValue),
    ),
  })).value;

  it('gives an evaluation or a reason, and leaves Object as it was', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const lists = inputs(fc.array(json, { maxLength: 4 }), 500);
    for (const values of lists) {
      const resources = values.filter((value) => typeof value === 'object' && value !== null) as object[];
      const result = readFhirBundle(bundle(patient, ...resources));
      if (result.ok) expect(result.evaluation.format).toBe('residua-evaluation/1');
      else expect(result.problems.length).toBeGreaterThan(0);
    }
    tried('FHIR Bundles of arbitrary resources', lists.length);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });

  it('one place of a real Bundle changed to anything is read or refused', () => {
    const text = new TextDecoder().decode(writeFhirBundle(loadSample(), MADE_AT));
    const places = [...text.matchAll(/: ("[^"]*"|-?[\d.]+|\{|\[)/g)].filter(([, value = '']) => !/[{[]/.test(value));
    const changes = inputs(fc.tuple(fc.nat({ max: places.length - 1 }), fc.json({ maxDepth: 2 })), 150);
    for (const [at, value] of changes) {
      const place = places[at];
      if (place === undefined) throw new Error('No such place.');
      const start = place.index + 2;
      const changed = text.slice(0, start) + value + text.slice(start + (place[1] ?? '').length);
      const result = parseImportableFile(new TextEncoder().encode(changed));
      expect(result.ok || result.problems.length > 0).toBe(true);
    }
    tried('FHIR Bundles with one value changed', changes.length);
  });
});
