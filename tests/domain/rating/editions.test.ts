import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../../main/domain/check.ts';
import {
  editionWarning,
  JURISDICTIONS,
  JURISDICTIONS_SOURCE,
  usualEditions,
} from '../../../main/domain/rating/editions.ts';
import { DATES, evaluation, marks } from '../support.ts';

function warningFor(jurisdiction: string | null, edition: string | null, reportProfile = 'general') {
  return editionWarning(
    evaluation({ case: { jurisdiction, reportProfile }, rating: edition === null ? null : { edition } }),
  );
}

describe('the jurisdictions on file', () => {
  test('are there once, each with a source', () => {
    expect(new Set(JURISDICTIONS.map(({ id }) => id)).size).toBe(JURISDICTIONS.length);
    expect(JURISDICTIONS.filter(({ source }) => source.trim() === '')).toEqual([]);
    expect(JURISDICTIONS_SOURCE.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('are each found by id, name and postal code, and by nothing of another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...JURISDICTIONS), (jurisdiction) => {
        const { id, name } = jurisdiction;
        for (const line of [
          id,
          name,
          name.toUpperCase(),
          id.slice(3),
          `Example City, ${id.slice(3)}`,
          `State of ${name}`,
        ]) {
          expect(usualEditions(line)?.id).toBe(id);
        }
      }),
    );
  });
});

describe('the line of the jurisdiction', () => {
  test.each([
    ["California workers' compensation", 'US-CA'],
    ['ca', 'US-CA'],
    ['WCAB Los Angeles, CA', 'US-CA'],
    ['Arkansas', 'US-AR'],
    ['Kansas', 'US-KS'],
    ['West Virginia', 'US-WV'],
    ['FECA', 'US-FECA'],
    ["Federal Employees' Compensation Act", 'US-FECA'],
    ['Hawaiʻi', undefined],
    ['Virginia', undefined],
    ['Washington, D.C.', undefined],
    ['Washington DC', undefined],
    ['in or of me', undefined],
    ['California and Nevada', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %s', (line, id) => {
    expect(usualEditions(line)?.id).toBe(id);
  });
});

describe('the edition of the rating', () => {
  test('California: the fifth is usual, the sixth is doubtful, with the law', () => {
    const under = (edition: string) => warningFor('California', edition, 'us-ca-workers-comp');
    expect(under('ama5')).toBeNull();
    const problem = under('ama6-2008');
    expect(problem).toMatchObject({ path: '/rating/edition', severity: 'warning' });
    expect(problem?.message).toMatch(/California .*5th edition.*4660.*6th edition \(2008\)/);
  });

  test('California: the profile says it, whatever the line; so does the line of a general report', () => {
    expect(warningFor(null, 'ama6-2024', 'us-ca-workers-comp')?.message).toContain('California');
    expect(warningFor('US-CA', 'ama6-2024', 'general')?.message).toContain('California');
    expect(warningFor('US-CA', 'ama5', 'general')).toBeNull();
  });

  test('where the sixth is usual both of its paths are, unless the law names a printing', () => {
    expect([warningFor('Montana', 'ama6-2008'), warningFor('Montana', 'ama6-2024')]).toEqual([null, null]);
    expect(warningFor('Montana', 'ama5')?.message).toContain('6th edition');
    expect(warningFor('PA', 'ama6-2008')).toBeNull();
    expect(warningFor('PA', 'ama6-2024')?.message).toContain('second printing');
  });

  test('an edition the program does not compute is told under every choice', () => {
    for (const edition of ['ama5', 'ama6-2008', 'ama6-2024']) {
      expect(warningFor('Colorado', edition)?.message).toMatch(/3rd edition \(revised\).*does not compute/);
      expect(warningFor('Florida', edition)?.message).toContain('schedule of its own');
    }
  });

  test('an overview is called what it is', () => {
    expect(warningFor('Ohio', 'ama6-2024')?.message).toContain('not confirmed in the law itself');
    expect(warningFor('Iowa', 'ama6-2024')?.message).not.toContain('not confirmed');
  });

  test('nothing without a rating, without a known jurisdiction, or for a federal court', () => {
    expect(warningFor('Ohio', null)).toBeNull();
    expect(warningFor('Ontario', 'ama5')).toBeNull();
    expect(warningFor(null, 'ama5')).toBeNull();
    expect(warningFor('Ohio', 'ama6-2008', 'us-federal-expert')).toBeNull();
  });

  test('is part of the check of an evaluation', () => {
    const whole = evaluation({
      ...DATES,
      case: { ...DATES.case, jurisdiction: 'Ohio' },
      rating: { edition: 'ama6-2024' },
    });
    expect(marks(checkEvaluation(whole))).toContain('warning /rating/edition');
  });
});
