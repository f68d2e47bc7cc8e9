import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvaluationSummary } from '../../../../main/contract/schemas.ts';
import { arranged, FIRST_ARRANGEMENT } from '../../../../renderer/features/evaluations/arrange.ts';

const ROW: EvaluationSummary = {
  id: '00000000-0000-4000-8000-000000000000',
  status: 'draft',
  claimNumber: null,
  examineeName: null,
  dateOfExam: null,
  side: null,
  region: 'hip',
  residualValue: null,
  residualCode: null,
  createdAt: '2026-10-05T09:00:00.000Z',
  updatedAt: '2026-10-05T09:00:00.000Z',
};

const sorted = (
  rows: readonly Partial<EvaluationSummary>[],
  columnId: string,
  direction: 'ascending' | 'descending',
): EvaluationSummary[] =>
  arranged(
    rows.map((row) => ({ ...ROW, ...row })),
    { status: 'all', sort: { columnId, direction } },
  );

describe('the list of evaluations', () => {
  test('sorts names without regard to case and accents, those without a name last either way', () => {
    const rows = ['Zoë', null, 'adams', 'Ádams', 'Baker'].map((examineeName) => ({ examineeName }));
    const names = (direction: 'ascending' | 'descending') =>
      sorted(rows, 'examinee', direction).map(({ examineeName }) => examineeName);
    expect(names('ascending')).toEqual(['adams', 'Ádams', 'Baker', 'Zoë', null]);
    expect(names('descending')).toEqual(['Zoë', 'Baker', 'adams', 'Ádams', null]);
  });

  test('sorts claim numbers by the numbers in them, and residuals by value', () => {
    const claims = ['WC-10', 'WC-9', 'WC-100'].map((claimNumber) => ({ claimNumber }));
    expect(sorted(claims, 'claim', 'ascending').map(({ claimNumber }) => claimNumber)).toEqual([
      'WC-9',
      'WC-10',
      'WC-100',
    ]);
    const values = ['-3.5', '10', '2', null, '-12'].map((residualValue) => ({ residualValue }));
    expect(sorted(values, 'residual', 'ascending').map(({ residualValue }) => residualValue)).toEqual([
      '-12',
      '-3.5',
      '2',
      '10',
      null,
    ]);
  });

  test('shows the newest change first, and one status when asked', () => {
    const rows: EvaluationSummary[] = [
      { ...ROW, claimNumber: 'old', updatedAt: '2026-10-04T09:00:00.000Z' },
      { ...ROW, claimNumber: 'signed', status: 'signed' },
      { ...ROW, claimNumber: 'new', updatedAt: '2026-10-06T09:00:00.000Z' },
    ];
    const claims = (list: readonly EvaluationSummary[]) => list.map(({ claimNumber }) => claimNumber);
    expect(claims(arranged(rows, FIRST_ARRANGEMENT))).toEqual(['new', 'signed', 'old']);
    expect(claims(arranged(rows, { ...FIRST_ARRANGEMENT, status: 'signed' }))).toEqual(['signed']);
    expect(claims(arranged(rows, { ...FIRST_ARRANGEMENT, status: 'draft' }))).toEqual(['new', 'old']);
  });

  test('property: sorting loses and doubles no row', () => {
    const rows = fc.array(
      fc.record({ examineeName: fc.option(fc.string()), residualValue: fc.option(fc.constantFrom('1', '-2.5', '0')) }),
    );
    const column = fc.constantFrom('examinee', 'claim', 'exam', 'residual', 'code', 'state', 'changed', 'unknown');
    fc.assert(
      fc.property(rows, column, fc.constantFrom('ascending' as const, 'descending' as const), (list, id, direction) => {
        const before = list.map((row) => JSON.stringify({ ...ROW, ...row })).sort();
        expect(
          sorted(list, id, direction)
            .map((row) => JSON.stringify(row))
            .sort(),
        ).toEqual(before);
      }),
    );
  });
});
