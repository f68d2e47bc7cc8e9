import type { Evaluation } from './evaluation/evaluation.ts';
import type { DiagnosisBasedEntry, PercentEntry } from './evaluation/rating.ts';
import { GRADE_MODIFIERS } from './rating/diagnosis-based.ts';
import { GRADE_MODIFIER_NAMES } from './rating/modifier-doubt.ts';
import { isFilled, missing } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';

const P1 = 'Impairment rating when given (P1)';
const A1 = 'Each grade modifier is 0 to 4 or not used (A1)';
const REFERENCE = 'The examiner names the source of each percentage (A1–A3)';
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;

/** When a rating is given, it is complete and every entry names its page and table (SPEC P1, A1–A3). */
export function ratingItems({ rating }: Evaluation): Finding[] {
  if (rating === null) return [];
  if (rating.limbs.length === 0) return [missing('/rating/limbs', 'The limb that is rated', P1)];
  return rating.limbs.flatMap(({ side, entries }, limb) => {
    const path = `/rating/limbs/${String(limb)}/entries`;
    if (entries.length === 0) {
      return [missing(path, `An impairment of the ${side} limb, or no rating of that limb`, P1)];
    }
    return entries.flatMap((entry, index) =>
      entryItems(entry, `${path}/${String(index)}`, `rating ${String(index + 1)}, ${side} limb`),
    );
  });
}

function entryItems(entry: DiagnosisBasedEntry | PercentEntry, path: string, name: string): Finding[] {
  return [
    ...('gradePercents' in entry
      ? diagnosisBasedItems(entry, path, name)
      : isFilled(entry.percent)
        ? []
        : [missing(`${path}/percent`, `Lower-extremity percentage of ${name}`, P1)]),
    ...(isFilled(entry.reference) ? [] : [missing(`${path}/reference`, `Page and table of ${name}`, REFERENCE)]),
  ];
}

/** A modifier that is null is not decided yet, which differs from "not used" (A1). Class 0 needs neither. */
function diagnosisBasedItems(entry: DiagnosisBasedEntry, path: string, name: string): Finding[] {
  if (entry.class === null) return [missing(`${path}/class`, `Class of ${name}`, P1)];
  if (entry.class === 0) return [];
  const undecided = GRADE_MODIFIERS.filter((modifier) => entry.modifiers[modifier] === null);
  const empty = GRADES.flatMap((grade, index) => (isFilled(entry.gradePercents[index]) ? [] : [{ grade, index }]));
  const [first] = empty;
  return [
    ...undecided.map((modifier) =>
      missing(`${path}/modifiers/${modifier}`, `${modifier} (${GRADE_MODIFIER_NAMES[modifier]}) of ${name}`, A1),
    ),
    ...(first === undefined
      ? []
      : [
          {
            ...missing(
              `${path}/gradePercents/${String(first.index)}`,
              `Percentages of ${name}: grade ${empty.map(({ grade }) => grade).join(', ')}`,
              P1,
            ),
            id: `${path.slice(1).replaceAll('/', '.')}.gradePercents`,
          },
        ]),
  ];
}
