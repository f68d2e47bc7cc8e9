import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../main/domain/changes.ts';
import { claimForm, diagnosisLetter, placeOfServiceCode } from '../../main/domain/claim-form.ts';
import { proposedLines } from '../../main/domain/claim-proposal.ts';
import { evaluationService, evaluationServices, MEDICAL_LEGAL_NOTE } from '../../main/domain/claim-services.ts';
import { inverse } from '../../main/domain/undo.ts';
import { DATES, evaluation } from './support.ts';

const RESIDUAL = { method: 'direct', value: '-1', reference: 'x' };
const DIAGNOSES = [{ code: 'M16.12' }, { code: 'Z96.642' }, { code: 'M25.552' }];
const insurer = { ...DATES.case, referral: { kind: 'insurer' }, siteOfService: 'ime-setting' };
const full = { ...DATES, case: insurer, residual: RESIDUAL, opinions: { diagnoses: DIAGNOSES } };
const proposed = (parts: object, service = '99456') => proposedLines(evaluation(parts), service);

describe('evaluation services', () => {
  test('99456 and 99455; in California the medical-legal codes first, and no amounts', () => {
    const codes = (reportProfile: string) =>
      evaluationServices(evaluation({ case: { reportProfile } })).map(({ code }) => code);
    expect(codes('general')).toEqual(['99456', '99455']);
    expect(codes('us-ca-workers-comp')).toEqual([
      ...['ML201', 'ML202', 'ML203', 'ML200', 'ML204', 'ML205', 'MLPRR'],
      ...['99456', '99455'],
    ]);
    expect(MEDICAL_LEGAL_NOTE).toContain('Amounts are not shown');
    expect(evaluationService('ML204')?.countedBy).toBe('hour');
    expect(evaluationService('99214')).toBeNull();
  });
});

describe('M4: the lines proposed', () => {
  test('the service with its modifiers, the residual’s code without, both pointing to the first diagnosis', () => {
    const lines = proposed(full).filter(({ belongsHere }) => belongsHere);
    expect(lines.map(({ line }) => line)).toEqual([
      { code: '99456', modifiers: ['32'], justification: null, charge: null, diagnosisPointers: [1] },
      { code: 'G8652', modifiers: [], justification: null, charge: '0.00', diagnosisPointers: [1] },
      { code: 'M1010', modifiers: [], justification: null, charge: '0.00', diagnosisPointers: [1] },
    ]);
  });

  test('R3: the code of another day belongs on that day’s claim; offered codes are a pattern', () => {
    const start = proposed(full).find(({ line }) => line.code === 'M1111');
    expect(start).toMatchObject({ belongsHere: false, byPattern: true });
    expect(start?.why).toContain('2026-05-04: goes on the claim of that day');
  });

  test('R3: assigned companion codes in place of a residual code', () => {
    const excluded = { ...full, episode: { exclusion: 'refused' } };
    expect(proposed(excluded).map(({ line }) => line.code)).toEqual(['99456', 'G9728']);
  });

  test('what is on the claim is not proposed again; 0.01 where zero is refused', () => {
    const claim = { payerRefusesZero: true, lines: [{ code: '99455' }, { code: 'M1010' }, { code: '' }] };
    expect(proposed({ ...full, claim }).map(({ line }) => [line.code, line.charge])).toEqual([
      ['G8652', '0.01'],
      ['M1111', '0.01'],
    ]);
  });

  test('without diagnoses nothing is pointed to; without dates no code is proposed', () => {
    expect(proposed({}).map(({ line }) => [line.code, line.diagnosisPointers])).toEqual([['99456', []]]);
    expect(proposed({}, '')).toEqual([]);
  });
});

describe('M2–M4: the claim form', () => {
  test('lines as items 24A to 24J: day and place of the encounter, letters, charge, units, rendering provider', () => {
    const lines = [
      { code: '99456', modifiers: ['32'], charge: '450', diagnosisPointers: [2, 1] },
      { code: 'G8652', diagnosisPointers: [3] },
      { code: 'ML204', charge: '1' },
    ];
    const form = claimForm(evaluation({ ...full, examiner: { npi: '1234567893' }, claim: { lines } }));
    expect(form.lines[0]).toEqual({
      dateOfService: '2026-10-05',
      placeOfService: '11',
      code: '99456',
      modifiers: ['32'],
      pointers: 'BA',
      charge: '450',
      units: '1',
      renderingNpi: '1234567893',
    });
    expect(form.lines[1]).toMatchObject({ pointers: 'C', charge: '0.00', units: '1' });
    expect(form.lines[2]).toMatchObject({ pointers: '', units: null });
    expect(form.total).toBe('451');
    expect(form.diagnoses.map(({ letter, code }) => `${letter} ${code ?? ''}`)).toEqual([
      'A M16.12',
      'B Z96.642',
      'C M25.552',
    ]);
  });

  test('a missing charge leaves no total; the cent of a payer who refuses zero counts', () => {
    const total = (claim: object) => claimForm(evaluation({ ...full, claim })).total;
    expect(total({ lines: [{ code: '99456' }, { code: 'G8652' }] })).toBeNull();
    expect(total({ payerRefusesZero: true, lines: [{ code: '99456', charge: '10' }, { code: 'G8652' }] })).toBe(
      '10.01',
    );
  });

  test('M2: the place of service is what was entered, else that of the site', () => {
    const place = (placeOfService: string | null, siteOfService: string | null) =>
      placeOfServiceCode(evaluation({ case: { siteOfService }, claim: { placeOfService } }));
    expect(place('02', 'outpatient-clinic')).toBe('02');
    expect(place(' ', 'outpatient-clinic')).toBe('22');
    expect(place(null, null)).toBeNull();
  });

  test('letters A to L', () => {
    expect([1, 2, 12].map(diagnosisLetter)).toEqual(['A', 'B', 'L']);
    expect([0, 13].map(diagnosisLetter)).toEqual([null, null]);
  });
});

describe('M4: pointers follow the diagnoses', () => {
  const start = evaluation({
    ...full,
    claim: { lines: [{ code: '99456', diagnosisPointers: [3, 1] }, { code: 'G8652' }] },
  });
  const pointers = (of: ReturnType<typeof applyChanges>) =>
    of.claim.lines.map(({ diagnosisPointers }) => diagnosisPointers);
  const at = (index: number) => `/opinions/diagnoses/${String(index)}`;

  test('moving, inserting and removing', () => {
    expect(pointers(applyChanges(start, [{ op: 'move', path: at(2), to: 0 }]))).toEqual([[1, 2], []]);
    expect(pointers(applyChanges(start, [{ op: 'insert', path: at(0), value: {} }]))).toEqual([[4, 2], []]);
    expect(pointers(applyChanges(start, [{ op: 'remove', path: at(0) }]))).toEqual([[2], []]);
  });

  test('property: taking back any move or removal brings the same claim again', () => {
    const index = fc.integer({ min: 0, max: 2 });
    const change = fc.oneof(
      fc.record({ op: fc.constant('move' as const), path: index.map(at), to: index }),
      fc.record({ op: fc.constant('remove' as const), path: index.map(at) }),
    );
    fc.assert(
      fc.property(change, (one) => {
        const after = applyChanges(start, [one]);
        expect(applyChanges(after, inverse(start, [one]))).toEqual(start);
      }),
    );
  });
});
