import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import hipCodes from '../../../assets/codes/icd10cm-hip.json' with { type: 'json' };
import {
  codeBelow,
  findDiagnosis,
  ICD10_SOURCE,
  isIcd10Code,
  searchDiagnoses,
  sideConflict,
} from '../../../main/domain/diagnoses/icd10.ts';
import { sideInDescription } from '../../../main/domain/diagnoses/side.ts';

const codes = hipCodes.codes;

/** The codes found, the first few. */
function found(query: string, side: 'left' | 'right' | 'bilateral' | null = null, limit = 5): string[] {
  return searchDiagnoses(query, { side, limit }).map(({ code }) => code);
}

describe('the shipped codes', () => {
  test('name their year and source', () => {
    expect(ICD10_SOURCE.fiscalYear).toBeGreaterThanOrEqual(2027);
    expect(ICD10_SOURCE.citation).toContain('National Center for Health Statistics');
    expect(ICD10_SOURCE.citation).toContain(String(ICD10_SOURCE.fiscalYear));
  });

  test('are well formed, each once, in order, with a description', () => {
    expect(codes.filter(({ code }) => !isIcd10Code(code))).toEqual([]);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(codes.map(({ code }) => code)).toEqual(codes.map(({ code }) => code).toSorted());
    expect(codes.filter(({ description }) => description.trim() === '' || description !== description.trim())).toEqual(
      [],
    );
  });

  test('have the side that their description names', () => {
    expect(codes.filter(({ description, side }) => side !== sideInDescription(description))).toEqual([]);
  });

  test('come with all their headers, and a header is never billable', () => {
    const byCode = new Map(codes.map((entry) => [entry.code.replace('.', ''), entry]));
    const wrong = codes.filter(({ code }) => {
      const bare = code.replace('.', '');
      return Array.from({ length: bare.length - 3 }, (_, at) => byCode.get(bare.slice(0, 3 + at))).some(
        (header) => header?.billable === true,
      );
    });
    expect(wrong).toEqual([]);
    expect(codes.filter(({ code }) => !byCode.has(code.slice(0, 3)))).toEqual([]);
  });

  test.each([
    ['M16.0', 'Bilateral primary osteoarthritis of hip', 'bilateral', true],
    ['M16.12', 'Unilateral primary osteoarthritis, left hip', 'left', true],
    ['M25.551', 'Pain in right hip', 'right', true],
    ['M87.05', 'Idiopathic aseptic necrosis of pelvis and femur', null, false],
    ['M87.051', 'Idiopathic aseptic necrosis of right femur', 'right', true],
    ['M86.8X51', 'Other osteomyelitis, right thigh', 'right', true],
    ['M70.60', 'Trochanteric bursitis, unspecified hip', 'unspecified', true],
    [
      'S72.001A',
      'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture',
      'right',
      true,
    ],
    ['Z96.643', 'Presence of artificial hip joint, bilateral', 'bilateral', true],
    ['Z47.1', 'Aftercare following joint replacement surgery', null, true],
    ['T84.021S', 'Dislocation of internal left hip prosthesis, sequela', 'left', true],
  ])('hold %s word for word', (code, description, side, billable) => {
    expect(findDiagnosis(code)).toEqual({ code, description, side, billable });
  });
});

describe('the side in a description', () => {
  test('is unspecified only beside the limb', () => {
    expect(sideInDescription('Unspecified sprain of right hip')).toBe('right');
    expect(sideInDescription('Unspecified dorsopathies')).toBeNull();
    expect(sideInDescription('Stress fracture, hip, unspecified')).toBe('unspecified');
    expect(sideInDescription('Fracture of unspecified part of neck of unspecified femur')).toBe('unspecified');
  });

  test('is none where both are named without "bilateral"', () => {
    expect(sideInDescription('Injury of right hip and left thigh')).toBeNull();
  });
});

describe('the form of a code', () => {
  test.each(['M16', 'M16.1', 'M16.12', 'S72.001A', 'M1A.0510', 'Z99.89', 'A00', 'M86.8X51'])('%s is one', (code) => {
    expect(isIcd10Code(code)).toBe(true);
  });
  test.each(['', 'M1', 'M16.', 'm16.12', 'M1612', 'M16.12345', '16.12', 'MM6.1', 'M16 .1', 'M16.1\n'])(
    '%j is none',
    (code) => {
      expect(isIcd10Code(code)).toBe(false);
    },
  );
});

describe('search', () => {
  test('finds a code by its beginning, with and without the point, in any case', () => {
    expect(found('M16.12')).toEqual(['M16.12']);
    expect(found('m1612')).toEqual(['M16.12']);
    expect(found('s72.001')).toEqual(expect.arrayContaining(['S72.001A', 'S72.001D']));
    expect(found('M16', null, 100).every((code) => code.startsWith('M16'))).toBe(true);
  });

  test('puts the evaluated side first and the other side last', () => {
    expect(found('M16.1', 'left')).toEqual(['M16.12', 'M16.1', 'M16.10', 'M16.11']);
    expect(found('M16.1', 'right')).toEqual(['M16.11', 'M16.1', 'M16.10', 'M16.12']);
    expect(found('hip pain', 'right')[0]).toBe('M25.551');
    expect(found('hip osteoarthritis', 'bilateral')[0]).toBe('M16.0');
  });

  test('matches all words, in any order, by their beginnings, without case and accents', () => {
    expect(found('left osteoarth primary')).toEqual(['M16.12']);
    expect(found('LÉFT hip, pain')).toEqual(['M25.552']);
    expect(found('osteoarthritis toothbrush')).toEqual([]);
  });

  test.each([
    ['OA', 'M16.12'],
    ['left hip OA', 'M16.12'],
    ['DJD hip', 'M16.12'],
    ['AVN', 'M87.052'],
    ['avascular necrosis femur', 'M87.052'],
    ['FAI', 'M25.852'],
    ['THA', 'Z96.642'],
    ['THR', 'Z96.642'],
    ['total hip replacement', 'Z96.642'],
    ['SCFE', 'M93.002'],
    ['labral tear', 'S73.192A'],
    ['trochanteric bursitis', 'M70.62'],
    ['femoral neck fracture', 'S72.002A'],
    ['femoral neck fx', 'S72.002A'],
    ['hip fx', 'S72.002A'],
    ['Perthes', 'M91.12'],
    ['leg length discrepancy', 'M21.752'],
    ['M16 left', 'M16.12'],
  ])('knows what an orthopaedist means by "%s"', (query, first) => {
    expect(found(query, 'left')[0]).toBe(first);
  });

  test('takes an abbreviation for no beginning of another word', () => {
    expect(
      searchDiagnoses('thr', { side: null, limit: 50 }).some(({ description }) => /thrombosis/i.test(description)),
    ).toBe(false);
  });

  test('finds nothing for nothing and keeps to the limit', () => {
    expect([...found(''), ...found('   '), ...found('.-'), ...found('hip', null, 0)]).toEqual([]);
    expect(searchDiagnoses('hip', { side: null })).toHaveLength(20);
    expect(found('hip', null, 3)).toHaveLength(3);
  });

  test('finds every code by its number, first, and by its whole description', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), ({ code, description, billable }) => {
        if (billable) expect(found(code, null, 1)).toEqual([code]);
        expect(found(code, null, 5000)).toContain(code);
        expect(found(description.split(' ').slice(0, 10).join(' '), null, 5000)).toContain(code);
      }),
      { numRuns: 40 },
    );
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('left', 'right', 'bilateral', null), (query, side) => {
        expect(searchDiagnoses(query, { side }).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

test('a conflict of sides is told for the other side alone', () => {
  expect(sideConflict('M16.12', 'right')).toMatch(/left side.*right side/);
  expect(sideConflict('M16.11', 'left')).toMatch(/right side.*left side/);
  for (const [code, side] of [
    ['M16.12', 'left'],
    ['M16.12', 'bilateral'],
    ['M16.12', null],
    ['M16.0', 'left'],
    ['M16.10', 'left'],
    ['Q99.9', 'left'],
  ] as const) {
    expect(sideConflict(code, side)).toBeNull();
  }
});

test('below a header stands a code of the side', () => {
  expect(codeBelow('M16.1', 'left')?.code).toBe('M16.12');
  expect(codeBelow('S72.001', 'right')?.code).toBe('S72.001A');
  expect(codeBelow('M16.12', 'left')).toBeNull();
  expect(codeBelow('Q99', 'left')).toBeNull();
});
