import { describe, expect, test } from 'vitest';
import { evaluation, DATES, marks, messages } from './support.ts';
import { checkEvaluation } from '../../main/domain/check.ts';

const INJURY = { case: { ...DATES.case, dateOfInjury: '2025-02-11' } };

function of(parts: object): string[] {
  return marks(checkEvaluation(evaluation({ ...DATES, ...INJURY, ...parts })));
}

describe('dates out of order are told at their field', () => {
  test('maximum medical improvement before the injury, or after the examination', () => {
    const improvement = (date: string) => of({ opinions: { maximumMedicalImprovement: { status: 'reached', date } } });
    expect(improvement('2025-02-10')).toEqual(['error /opinions/maximumMedicalImprovement/date']);
    expect(improvement('2026-10-06')).toEqual(['warning /opinions/maximumMedicalImprovement/date']);
    expect([...improvement('2025-02-11'), ...improvement('2026-10-05')]).toEqual([]);
  });

  test('the return to work before the injury; after the examination is usual', () => {
    const back = (date: string) => of({ opinions: { returnToWork: { status: 'full-duty', date } } });
    expect(back('2025-02-10')).toEqual(['error /opinions/returnToWork/date']);
    expect([...back('2025-02-11'), ...back('2026-12-01')]).toEqual([]);
  });

  test('an instrument or the discharge after the examination, a record before the birth', () => {
    const oxford = (date: string) => of({ instruments: [{ id: 'oxford-hip', phase: 'intake', date, total: 20 }] });
    expect(oxford('2026-10-06')).toEqual(['warning /instruments/0/date']);
    expect(oxford('2026-10-05')).toEqual([]);
    expect(of({ episode: { start: '2026-05-04', discharge: '2026-10-06' } })).toEqual(['warning /episode/discharge']);
    const record = (date: string) => of({ recordsReviewed: [{ date }] });
    expect(record('1958-03-01')).toEqual(['warning /recordsReviewed/0/date']);
    expect(record('1958-03-02')).toEqual([]);
  });
});

describe('implants and operations against the operative reports', () => {
  const report = (date: string, side = 'left') => ({ date, procedure: 'Replacement', side });
  const implant = (date: string, side = 'left') => ({ date, side });
  const operation = (from: string) => ({ kind: 'operation', from });

  test('the one that no report is dated like, beside a report that nothing is dated like', () => {
    const year = { operativeReports: [report('2025-02-12')], implants: [implant('2026-02-12')] };
    expect(of(year)).toEqual(['warning /implants/0/date']);
    expect(messages(year)[0]).toBe(
      'the implant is dated Feb 12, 2026, but the operative report is of Feb 12, 2025; check both dates',
    );
    const history = { treatmentTimeline: [operation('2025-03')] };
    expect(of({ operativeReports: [report('2025-02-12')], history })).toEqual([
      'warning /history/treatmentTimeline/0/from',
    ]);
  });

  test('not when the day fits a year or a month, the side is the other one, or the report has its own', () => {
    for (const from of ['2025', '2025-02', '2025-02-12']) {
      const history = { treatmentTimeline: [operation(from)] };
      expect(of({ operativeReports: [report('2025-02-12')], history })).toEqual([]);
    }
    expect(of({ operativeReports: [report('2025-02-12')], implants: [implant('2019-05-01', 'right')] })).toEqual([]);
    const both = [implant('2019-05-01'), implant('2025-02-12')];
    expect(of({ operativeReports: [report('2025-02-12')], implants: both })).toEqual([]);
    expect(of({ operativeReports: [{ procedure: 'Replacement' }], implants: [implant('2025-02-12')] })).toEqual([]);
    const therapy = { treatmentTimeline: [{ kind: 'therapy', from: '2025-03' }] };
    expect(of({ operativeReports: [report('2025-02-12')], history: therapy })).toEqual([]);
  });
});
