import { describe, expect, test } from 'vitest';
import { openItems, readiness } from '../../main/domain/readiness.ts';
import { paragraphsOf, repeatsOf } from '../../main/domain/repeats.ts';
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
      case: { referral: { background: LONG, questions: [{ question: LONG, answer: OTHER }] } },
    });
    expect([...paragraphsOf(all)].filter(([, paragraphs]) => paragraphs.length > 0)).toEqual([
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
