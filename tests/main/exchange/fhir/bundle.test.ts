import { Ajv } from 'ajv';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { emptyEvaluation, evaluationSchema, type Evaluation } from '../../../../main/domain/evaluation/evaluation.ts';
import { score } from '../../../../main/domain/score.ts';
import { writeFhirBundle } from '../../../../main/exchange/fhir/bundle.ts';
import { loadSample } from '../../../../main/exchange/sample.ts';
import { evaluations } from '../../store/arbitrary-evaluation.ts';

const MADE_AT = new Date('2026-10-06T21:05:09.412Z');
const PUBLISHED = '15b9548af6412c44faaa411456e0652542de286fd1c58ef882b09bdc8947909d';

interface Concept {
  readonly coding?: readonly { readonly system: string; readonly code: string; readonly display?: string }[];
  readonly text?: string;
}

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly code?: Concept;
  readonly text?: { readonly div: string };
  readonly [key: string]: unknown;
}

interface Bundle {
  readonly timestamp: string;
  readonly type: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
}

const schemaText = gunzipSync(
  readFileSync(new URL('../../../fixtures/fhir/fhir.schema.json.gz', import.meta.url)),
).toString();
/** Validators of the published schema, one for each kind of resource: its own choice among all kinds tells nothing. */
const validate = (() => {
  const { definitions } = JSON.parse(schemaText) as { definitions: Record<string, object> };
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addSchema({ definitions }, 'r4');
  return (kind: string, value: unknown): unknown => {
    const check = ajv.getSchema(`r4#/definitions/${kind}`);
    if (check === undefined) throw new Error(`The schema has no ${kind}.`);
    return check(value) === true ? [] : check.errors;
  };
})();

const textOf = (evaluation: Evaluation): string => new TextDecoder().decode(writeFhirBundle(evaluation, MADE_AT));
const bundleOf = (evaluation: Evaluation): Bundle => JSON.parse(textOf(evaluation)) as Bundle;
const ofType = ({ entry }: Bundle, type: string): Resource[] =>
  entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
const codesIn = (value: unknown, system: string): string[] =>
  [...JSON.stringify(value).matchAll(/"system":"([^"]+)","code":"([^"]+)"/g)].flatMap(([, found, code = '']) =>
    found === system ? [code] : [],
  );

const LOINC = 'http://loinc.org';
const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';

function problemsOf(bundle: Bundle): unknown {
  const found = [validate('Bundle', { ...bundle, entry: [] })];
  for (const { resource } of bundle.entry) found.push(validate(resource.resourceType, resource));
  return found.flat();
}

/** References that lead nowhere in the bundle. */
function lostReferences(bundle: Bundle): string[] {
  const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
  return [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((reference) => !known.has(reference));
}

describe('the FHIR R4 document of an evaluation', () => {
  it('is held against the schema that HL7 published', () => {
    expect(createHash('sha256').update(schemaText).digest('hex')).toBe(PUBLISHED);
    expect(validate('Patient', { resourceType: 'Patient', gender: 'male' })).toEqual([]);
    expect(validate('Patient', { resourceType: 'Patient', gender: 'none' })).not.toEqual([]);
    expect(validate('Patient', { resourceType: 'Patient', colour: 'red' })).not.toEqual([]);
  });

  it('of the sample is valid, begins with the Composition, and every reference is in the bundle', () => {
    const bundle = bundleOf(loadSample());
    expect(problemsOf(bundle)).toEqual([]);
    expect(validate('Bundle', bundle)).toEqual([]);
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'document', timestamp: '2026-10-06T21:05:09Z' });
    expect(bundle.entry[0]?.resource.resourceType).toBe('Composition');
    for (const type of ['Patient', 'Practitioner', 'Organization', 'DiagnosticReport'])
      expect(ofType(bundle, type), type).toHaveLength(1);
    expect(lostReferences(bundle)).toEqual([]);
  });

  it('carries the residual with all its digits and its HCPCS code (R1–R3)', () => {
    const bundle = bundleOf(loadSample());
    const residual = ofType(bundle, 'Observation').find(({ code }) => code?.text === 'Residual score');
    expect(codesIn(residual?.code, HCPCS)).toEqual(['G8652']);
    expect(residual?.['valueQuantity']).toMatchObject({ value: -3.5 });
    const exact = evaluationSchema.parse({
      ...loadSample(),
      residual: { method: 'direct', value: '-0.1234567890123456789', reference: 'FOTO' },
    });
    expect(textOf(exact)).toContain('"value": -0.1234567890123456789,');
  });

  it('codes HOOS, JR. by LOINC item by item, and the Harris hip score by LOINC and SNOMED CT (I1, I3)', () => {
    const bundle = bundleOf(loadSample());
    const responses = ofType(bundle, 'QuestionnaireResponse');
    const hoosJr = responses.filter(({ questionnaire }) => questionnaire === 'http://loinc.org/q/82316-1');
    expect(hoosJr.length).toBeGreaterThan(1);
    for (const { item } of hoosJr) {
      expect((item as { linkId: string }[]).map(({ linkId }) => linkId)).toEqual([
        '82317-9',
        '82318-7',
        '82319-5',
        '82320-3',
        '82321-1',
        '82322-9',
      ]);
    }
    const codings = ofType(bundle, 'Observation').map(({ code }) => code?.coding?.map(({ code: each }) => each));
    expect(codings).toContainEqual(['82323-7', 'hoos-jr']);
    expect(codings).toContainEqual(['100291-4', '445021002', 'harris-hip']);
  });

  it('uses no LOINC code but those of SPEC', () => {
    const spec = ['82317-9', '82318-7', '82319-5', '82320-3', '82321-1', '82322-9', '82323-7', '100291-4'];
    expect(codesIn(bundleOf(loadSample()), LOINC).filter((code) => !spec.includes(code))).toEqual([]);
  });

  it('names diagnoses by ICD-10-CM, and what has not its form by text alone', () => {
    const diagnoses = [
      { code: 'M16.12', description: 'Unilateral primary osteoarthritis, left hip' },
      { code: 'coxarthrosis', description: 'as dictated' },
      { code: ' ', description: null },
    ];
    const sample = loadSample();
    const bundle = bundleOf({ ...sample, opinions: { ...sample.opinions, diagnoses } });
    expect(ofType(bundle, 'Condition').map(({ code }) => code)).toEqual([
      {
        coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M16.12', display: diagnoses[0]?.description }],
        text: diagnoses[0]?.description,
      },
      { text: 'coxarthrosis as dictated' },
    ]);
  });

  it('escapes what is written in narratives', () => {
    const sample = loadSample();
    const name = `<script>alert("x")</script> & 'y'\u0000\u0007`;
    const [person] = ofType(bundleOf({ ...sample, examinee: { ...sample.examinee, name } }), 'Patient');
    expect(person?.text?.div).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;<');
    expect(person?.['name']).toMatchObject([{ text: `<script>alert("x")</script> & 'y'` }]);
  });

  it('gives the same bytes for the same evaluation, other identifiers for another', () => {
    const sample = loadSample();
    expect(textOf(sample)).toBe(textOf(loadSample()));
    const other = bundleOf({ ...sample, side: 'right' });
    const ids = (bundle: Bundle): string[] => bundle.entry.map(({ resource }) => resource.id);
    expect(new Set([...ids(bundleOf(sample)), ...ids(other)]).size).toBe(ids(other).length * 2);
    for (const id of ids(other))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('of an empty draft is valid too', () => {
    const bundle = bundleOf(emptyEvaluation());
    expect(problemsOf(bundle)).toEqual([]);
    expect(lostReferences(bundle)).toEqual([]);
  });

  it('of any evaluation is valid, whole, and tells the code that scoring gives', () => {
    fc.assert(
      fc.property(evaluations, (evaluation) => {
        const bundle = bundleOf(evaluation);
        expect(problemsOf(bundle)).toEqual([]);
        expect(lostReferences(bundle)).toEqual([]);
        const { residual } = score(evaluation);
        expect(codesIn(bundle, HCPCS)).toEqual([residual.code ?? [], residual.companionCodes].flat());
        expect(ofType(bundle, 'Observation').length).toBeGreaterThan(evaluation.instruments.length);
      }),
      { numRuns: 150 },
    );
  });
});
