import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEvaluation } from '../../main/domain/check.ts';
import { fillPhrase, PHRASE_FIELDS, unfilledFields } from '../../main/domain/phrases.ts';
import { openItems, readiness } from '../../main/domain/readiness.ts';
import { loadSample } from '../../main/exchange/sample.ts';
import { evaluation, marks } from './support.ts';

const sample = loadSample();
const fill = (body: string) => fillPhrase(body, sample);

describe('filling a phrase', () => {
  test('facts of the evaluation, as the report writes them', () => {
    expect(
      fill(
        '{examinee.name}, {age}, {sex}: the {side} {region} was examined on {date of exam}; {his} residual is {residual} ({code}).',
      ).text,
    ).toBe('Alex Sample, 68, male: the left hip was examined on October 5, 2026; his residual is −3.5 (G8652).');
    expect(fill('HOOS, JR. {HOOS JR first} to {HOOS JR}: {HOOS JR change}.').text).toBe(
      'HOOS, JR. 46.7 to 70.4: +23.8.',
    );
  });

  test('a field written with a capital begins a sentence; case and spaces of a name do not matter', () => {
    expect(fill('{He} was seen on {Date  of Exam}. {SIDE}').text).toBe('He was seen on October 5, 2026. Left');
    expect(fill('{hoos jr change}').text).toBe('+23.8');
  });

  test('unknown and empty fields stay visible and are named once', () => {
    const nobody = evaluation();
    expect(fillPhrase('{age} {no such thing} { age }', nobody)).toEqual({
      text: '{age} {no such thing} { age }',
      missing: ['age', 'no such thing'],
    });
  });

  test('the score of the other side is never filled in', () => {
    const lefs = (side: string) => ({
      id: 'lefs',
      phase: 'examination',
      date: '2026-10-05',
      side,
      responses: Array(20).fill(4),
    });
    const of = (side: string) => fillPhrase('{LEFS}', evaluation({ side: 'left', instruments: [lefs(side)] })).text;
    expect(of('left')).toBe('80');
    expect(of('right')).toBe('{LEFS}');
  });

  test('what is filled in is not searched for fields', () => {
    const tricky = evaluation({
      examinee: { name: '{age}', dateOfBirth: '1958-03-02' },
      case: { dateOfExam: '2026-10-05' },
    });
    expect(fillPhrase('{examinee.name}', tricky)).toEqual({ text: '{age}', missing: [] });
  });

  test('no known field of a full evaluation is left, whatever stands around it', () => {
    const field = fc.constantFrom(
      ...PHRASE_FIELDS.map(({ name }) => name).filter((name) => fill(`{${name}}`).missing.length === 0),
    );
    const words = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(words, field)), (parts) => {
        const body = parts.map(([text, name]) => `${text}{${name}}`).join('');
        const filled = fillPhrase(body, sample);
        expect(filled.missing).toEqual([]);
        expect(unfilledFields(filled.text)).toEqual([]);
      }),
    );
  });

  test('every fact besides scores is known of the sample', () => {
    const full = { ...sample, examinee: { ...sample.examinee, jobDemandLevel: 'medium' as const } };
    const facts = PHRASE_FIELDS.filter(({ group }) => group !== 'Scores');
    expect(facts.filter(({ name }) => fillPhrase(`{${name}}`, full).missing.length > 0)).toEqual([]);
  });

  test('a text without braces is unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[{}]/.test(text)),
        (text) => {
          expect(fillPhrase(text, sample)).toEqual({ text, missing: [] });
        },
      ),
    );
  });

  test('braces that hold no name are plain text', () => {
    for (const text of ['{}', '{ \n }', 'a } b { c', `{${'x'.repeat(61)}}`, '{a\nb}']) {
      expect(fill(text)).toEqual({ text, missing: [] });
    }
  });
});

describe('P5: an unfilled field', () => {
  const parts = {
    opinions: {
      causation: 'The {mechanism} on {date of injury}.',
      apportionment: [{ percent: 100, howAndWhy: '{age}' }],
    },
    recordsReviewed: [{ summary: 'Plain.', attachments: [] }],
    case: { referral: { questions: [{ question: 'What of {this}?', answer: null }] } },
  };

  test('is doubtful at its text', () => {
    const problems = checkEvaluation(evaluation(parts));
    expect(marks(problems)).toEqual(['warning /opinions/causation', 'warning /opinions/apportionment/0/howAndWhy']);
    expect(problems[0]?.message).toBe(
      '{mechanism}, {date of injury} are not filled in; {mechanism} is no field; write what is meant',
    );
  });

  test('stops the signature and leads to its place', () => {
    const items = openItems(readiness(evaluation(parts))).filter(({ id }) => id.endsWith(':unfilled'));
    expect(items.map(({ path, kind }) => [path, kind])).toEqual([
      ['/opinions/causation', 'flagged'],
      ['/opinions/apportionment/0/howAndWhy', 'flagged'],
    ]);
  });
});
