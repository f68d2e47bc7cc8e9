import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { RESTRICTED_ACTIVITIES } from '../../main/domain/evaluation/opinions.ts';
import { readiness } from '../../main/domain/readiness.ts';
import { belowJobDemands, demandLevelOf, hasWorkCapacity, sentencesOf } from '../../main/domain/work-capacity.ts';
import { evaluation, marks } from './support.ts';

const capacity = (parts: object) => evaluation({ opinions: { workCapacity: parts } }).opinions.workCapacity;
const check = (workCapacity: object, rest: object = {}) =>
  marks(checkEvaluation(evaluation({ ...rest, opinions: { workCapacity } })));

describe('sentences of the work capacity', () => {
  test('nothing is said about what is not restricted', () => {
    expect(sentencesOf(capacity({}))).toEqual([]);
  });

  test('hours, weights, activities and term, each in words', () => {
    expect(
      sentencesOf(
        capacity({
          hoursPerDay: 8,
          standHours: 4,
          walkHours: 1,
          sitHours: 0,
          liftPounds: { occasionally: 20, frequently: 10 },
          carryPounds: { occasionally: '12.5' },
          climb: 'never',
          squat: 'occasionally',
          kneel: 'occasionally',
          stoop: 'frequently',
          crawl: 'never',
          duration: 'temporary',
          until: '2027-04-05',
        }),
      ),
    ).toEqual([
      'Work up to 8 hours a day.',
      'Stand up to 4 hours and walk up to 1 hour of the day.',
      'No sitting.',
      'Lift up to 20 lb occasionally and 10 lb frequently.',
      'Carry up to 12.5 lb occasionally.',
      'No climbing or crawling.',
      'Squat and kneel occasionally.',
      'Stoop frequently.',
      'This is temporary, until April 5, 2027.',
    ]);
  });

  test('equal weights share a sentence, and zero reads as nothing', () => {
    const same = { occasionally: 20, frequently: 10 };
    expect(sentencesOf(capacity({ liftPounds: same, carryPounds: same }))).toEqual([
      'Lift and carry up to 20 lb occasionally and 10 lb frequently.',
    ]);
    expect(sentencesOf(capacity({ liftPounds: { occasionally: 0 } }))).toEqual(['No lifting.']);
    expect(sentencesOf(capacity({ liftPounds: { occasionally: 5, frequently: 0 } }))).toEqual([
      'Lift up to 5 lb occasionally and nothing frequently.',
    ]);
    expect(sentencesOf(capacity({ hoursPerDay: 0 }))).toEqual(['No work.']);
  });

  test('every number and every restricted activity is in the words', () => {
    const hours = fc.option(fc.integer({ min: 1, max: 24 }), { nil: null });
    const pounds = fc.record({
      occasionally: fc.option(fc.integer({ min: 101, max: 500 }), { nil: null }),
      frequently: fc.option(fc.integer({ min: 101, max: 500 }), { nil: null }),
    });
    const frequency = fc.constantFrom(null, 'never', 'occasionally', 'frequently', 'constantly');
    const any = fc.record({
      hoursPerDay: hours,
      standHours: hours,
      walkHours: hours,
      sitHours: hours,
      liftPounds: pounds,
      carryPounds: pounds,
      ...Object.fromEntries(RESTRICTED_ACTIVITIES.map((activity) => [activity, frequency])),
    });
    fc.assert(
      fc.property(any, (parts) => {
        const parsed = capacity(parts);
        const sentences = sentencesOf(parsed);
        const words = sentences.join(' ').toLowerCase();
        expect(sentences.length > 0).toBe(hasWorkCapacity(parsed));
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[a-z]\.$/);
        for (const weight of [...Object.values(parsed.liftPounds), ...Object.values(parsed.carryPounds)]) {
          if (weight !== null) expect(words).toContain(`${weight} lb`);
        }
        for (const each of [parsed.hoursPerDay, parsed.standHours, parsed.walkHours, parsed.sitHours]) {
          if (each !== null) expect(words).toMatch(new RegExp(`\\b${each} hours?\\b`));
        }
        for (const activity of RESTRICTED_ACTIVITIES)
          expect(words.includes(activity.slice(0, -1))).toBe(parsed[activity] !== null);
      }),
    );
  });
});

describe('physical demand', () => {
  const level = (occasionally: number | null, frequently: number | null) =>
    demandLevelOf(capacity({ liftPounds: { occasionally, frequently } }));

  test('the weights imply a level of the Dictionary of Occupational Titles', () => {
    expect(level(9, 0)).toBe('below-sedentary');
    expect(level(10, 0)).toBe('sedentary');
    expect(level(20, 9)).toBe('sedentary');
    expect(level(20, 10)).toBe('light');
    expect(level(50, 25)).toBe('medium');
    expect(level(100, 50)).toBe('heavy');
    expect(level(101, 51)).toBe('very-heavy');
    expect(level(20, null)).toBe('light');
    expect(level(null, null)).toBeNull();
  });

  test('the lesser of lifting and carrying counts', () => {
    const parts = {
      liftPounds: { occasionally: 50, frequently: 25 },
      carryPounds: { occasionally: 20, frequently: 10 },
    };
    expect(demandLevelOf(capacity(parts))).toBe('light');
  });

  test('a capacity below the demands of the job is told, one that suffices is not', () => {
    const of = (jobDemandLevel: string) =>
      belowJobDemands(
        evaluation({ examinee: { jobDemandLevel }, opinions: { workCapacity: { liftPounds: { occasionally: 20 } } } }),
      );
    expect(of('medium')).toBe('the weights allow light work; the job is medium work');
    expect(of('light')).toBeNull();
    expect(of('sedentary')).toBeNull();
  });
});

describe('work capacity that contradicts itself', () => {
  const path = '/opinions/workCapacity';

  test('more hours in a posture than in the day, and postures that do not fill the day', () => {
    expect(check({ hoursPerDay: 8, standHours: 9 })).toEqual([`error ${path}/standHours`]);
    expect(check({ hoursPerDay: 25 })).toEqual([`error ${path}/hoursPerDay`]);
    expect(check({ sitHours: -1 })).toEqual([`error ${path}/sitHours`]);
    expect(check({ hoursPerDay: 8, standHours: 2, walkHours: 2, sitHours: 3 })).toEqual([
      `warning ${path}/hoursPerDay`,
    ]);
    expect(check({ hoursPerDay: 8, standHours: 2, walkHours: 2, sitHours: 4 })).toEqual([]);
    expect(check({ hoursPerDay: 8, standHours: 2, walkHours: 2 })).toEqual([]);
  });

  test('more weight often than seldom, and weights below zero', () => {
    expect(check({ liftPounds: { occasionally: 10, frequently: 20 } })).toEqual([
      `error ${path}/liftPounds/frequently`,
    ]);
    expect(check({ carryPounds: { occasionally: -1 } })).toEqual([`error ${path}/carryPounds/occasionally`]);
    expect(check({ carryPounds: { occasionally: 10, frequently: 10 } })).toEqual([]);
  });

  test('a term that is missing, needless or over before the examination', () => {
    const exam = { case: { dateOfExam: '2026-10-05' } };
    expect(check({ duration: 'temporary' })).toEqual([`warning ${path}/until`]);
    expect(check({ duration: 'permanent', until: '2027-01-01' })).toEqual([`warning ${path}/until`]);
    expect(check({ duration: 'temporary', until: '2026-10-04' }, exam)).toEqual([`error ${path}/until`]);
    expect(check({ duration: 'temporary', until: '2026-10-05' }, exam)).toEqual([]);
  });

  test('full duty beside a capacity below the job, and no work beside hours of work', () => {
    const with_ = (status: string, workCapacity: object) =>
      marks(
        checkEvaluation(
          evaluation({
            examinee: { jobDemandLevel: 'heavy' },
            opinions: { returnToWork: { status }, workCapacity },
          }),
        ),
      );
    const light = { liftPounds: { occasionally: 20, frequently: 10 } };
    expect(with_('full-duty', light)).toEqual(['warning /opinions/returnToWork/status']);
    expect(with_('modified-duty', light)).toEqual([]);
    expect(with_('unable', { hoursPerDay: 4 })).toEqual(['warning /opinions/returnToWork/status']);
    expect(with_('unable', { hoursPerDay: 0 })).toEqual([]);
  });
});

test('P1: a structured capacity stands for the work restrictions; a temporary one needs its end', () => {
  const lacks = (workCapacity: object) =>
    readiness(evaluation({ opinions: { workCapacity } }))
      .map(({ id }) => id)
      .filter((id) => /work(?:Restrictions|Capacity)/.test(id));
  expect(lacks({})).toEqual(['opinions.workRestrictions']);
  expect(lacks({ duration: 'permanent' })).toEqual(['opinions.workRestrictions']);
  expect(lacks({ hoursPerDay: 4, duration: 'temporary' })).toEqual(['opinions.workCapacity.until']);
  expect(lacks({ climb: 'never' })).toEqual([]);
});
