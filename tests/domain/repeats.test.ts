import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openItems, readiness } from '../../main/domain/readiness.ts';
import { paragraphsOf, phraseRepeatsOf, repeatsOf } from '../../main/domain/repeats.ts';
import { evaluation } from './support.ts';

const LONG =
  'With reasonable medical probability the condition of the hip was caused by the injury that is described above.';
const OTHER =
  'There was no treatment of the hip before the injury, and the radiographs of that day show a normal joint throughout.';
const of = (opinions: object, examinee: object = {}) => evaluation({ opinions, examinee });

describe('P5: paragraphs that stand in other evaluations', () => {
  test('only long paragraphs of the narrative are compared', () => {
    const all = evaluation({
      opinions: { causation: `Short.\n\n${LONG}\n` },
      recordsReviewed: [{ summary: LONG }],
      disclosures: { assistants: LONG },
      history: { treatmentTimeline: [{ outcome: LONG }], priorInjuryList: [{ description: OTHER }] },
      case: { referral: { background: LONG, questions: [{ question: LONG, answer: OTHER }] } },
    });
    expect([...paragraphsOf(all)].filter(([, paragraphs]) => paragraphs.length > 0)).toEqual([
      ['/history/treatmentTimeline/0/outcome', [LONG.toLowerCase()]],
      ['/history/priorInjuryList/0/description', [OTHER.toLowerCase()]],
      ['/opinions/causation', [LONG.toLowerCase()]],
      ['/case/referral/questions/0/answer', [OTHER.toLowerCase()]],
    ]);
  });

  test('white space, line breaks and case make no difference; one changed word does', () => {
    const mine = of({ causation: LONG });
    const again = of({ reasons: `Before.\n  ${LONG.replace('the injury', 'The  injury')}` });
    const edited = of({ causation: LONG.replace('caused', 'aggravated') });
    expect(repeatsOf(mine, [again, edited])).toEqual([
      { path: '/opinions/causation', paragraphs: 1, evaluations: 1, sameExaminee: 0 },
    ]);
    expect(repeatsOf(mine, [edited])).toEqual([]);
  });

  test('counts paragraphs and evaluations, and tells the same examinee', () => {
    const alex = { name: 'Alex Sample', dateOfBirth: '1958-03-02' };
    const mine = of({ causation: `${LONG}\n${OTHER}` }, alex);
    const others = [
      of({ causation: LONG }, { name: 'alex sample ', dateOfBirth: '1958-03-02' }),
      of({ causation: OTHER }, { name: 'Alex Sample', dateOfBirth: '1960-01-01' }),
      of({ reasons: OTHER }),
      of({ reasons: 'Nothing of it.' }),
    ];
    expect(repeatsOf(mine, others)).toEqual([
      { path: '/opinions/causation', paragraphs: 2, evaluations: 3, sameExaminee: 1 },
    ]);
    expect(repeatsOf(of({ causation: LONG }), [of({ causation: LONG })])[0]?.sameExaminee).toBe(0);
  });

  test('a repeat is a notice that leads to its place and blocks nothing', () => {
    const mine = of({ causation: LONG });
    const repeat = { path: '/opinions/causation', paragraphs: 2, evaluations: 5, sameExaminee: 0 };
    const gone = { path: '/opinions/reasons', paragraphs: 1, evaluations: 1, sameExaminee: 0 };
    const items = readiness(mine, [repeat, gone]);
    const notices = items.filter(({ id }) => id.endsWith(':repeated'));
    expect(notices).toMatchObject([
      {
        step: 'opinions',
        path: '/opinions/causation',
        text: 'Causation: 2 paragraphs stand word for word in 5 other evaluations',
        kind: 'notice',
      },
    ]);
    expect(openItems(items)).toEqual(openItems(readiness(mine)));
  });

  test('the same examinee is said in the notice', () => {
    const mine = of({ causation: LONG });
    const text = (evaluations: number, sameExaminee: number) =>
      readiness(mine, [{ path: '/opinions/causation', paragraphs: 1, evaluations, sameExaminee }]).at(-1)?.text;
    expect(text(1, 1)).toBe('Causation: a paragraph stands word for word in another evaluation of the same examinee');
    expect(text(3, 1)).toBe(
      'Causation: a paragraph stands word for word in 3 other evaluations, 1 of them of the same examinee',
    );
  });
});

describe('P5: phrases of the library that stand unedited', () => {
  const FALL = { title: 'Fall', body: '{Name} fell on {date of exam}.\nNo pain at rest.' };
  const found = (mine: object, others: readonly object[], phrases = [FALL]) =>
    phraseRepeatsOf(
      of(mine),
      others.map((other) => of(other)),
      phrases,
    );
  const mine = { causation: 'Before. Alex Sample fell on October 5, 2026. No pain at rest. Behind.' };

  test('are found of any length, whatever their fields were filled with, in whatever text', () => {
    expect(found(mine, [{ reasons: 'Kim Doe  fell on {date of exam}.\n\nno pain at rest.' }, {}])).toEqual([
      { path: '/opinions/causation', paragraphs: 1, evaluations: 1, sameExaminee: 0, phrase: 'Fall' },
    ]);
    const short = { title: 'Calm', body: 'Calm.' };
    expect(found({ causation: 'Calm.' }, [{ reasons: 'Awake. Calm.' }], [short])).toHaveLength(1);
  });

  test('are not found once edited here or there, within words, or with a sentence in a field’s place', () => {
    expect(found({ causation: 'Alex fell on Monday. No pain at all.' }, [mine])).toEqual([]);
    expect(found(mine, [{ causation: 'Alex fell on Monday. Some pain at rest.' }])).toEqual([]);
    const calm = { title: 'Calm', body: 'calm' };
    expect(found({ causation: 'Calmer.' }, [{ causation: 'calm' }], [calm])).toEqual([]);
    const long = `Alex fell on ${'a Monday after a long week '.repeat(12)}. No pain at rest.`;
    expect(found({ causation: long }, [mine])).toEqual([]);
  });

  test('property: a phrase is found in every text it was inserted into, and comparing always ends', () => {
    const piece = fc.constantFrom('{name}', '{age}', ' ', 'fell', '.', 'x', '\n');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const body = pieces.join('');
        const filled = body.replaceAll('{name}', 'Kim Doe').replaceAll('{age}', '68');
        const saysSomething = /[a-z]/.test(body.replaceAll(/\{\w+\}/g, ''));
        const text = { causation: `Before. ${filled} Behind.` };
        expect(found(text, [text], [{ title: 'Any', body }])).toHaveLength(saysSomething ? 1 : 0);
      }),
    );
  });

  test('that hold nothing but fields are in no text', () => {
    expect(found(mine, [mine], [{ title: 'Who', body: '{name}, {age}' }])).toEqual([]);
  });

  test('are a notice that names the phrase', () => {
    const repeats = found(mine, [mine, mine]);
    expect(readiness(of(mine), repeats).at(-1)).toMatchObject({
      kind: 'notice',
      path: '/opinions/causation',
      text: 'Causation: the phrase “Fall” stands unedited, also in 2 of the last 20 evaluations',
    });
  });

  test('findings of studies and operations are compared, too', () => {
    const studied = evaluation({ imaging: [{ findings: LONG }], operativeReports: [{ findings: OTHER }] });
    expect(repeatsOf(studied, [studied]).map(({ path }) => path)).toEqual([
      '/imaging/0/findings',
      '/operativeReports/0/findings',
    ]);
  });
});
