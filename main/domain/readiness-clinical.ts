import type { Evaluation } from './evaluation/evaluation.ts';
import { instrument } from './instruments/catalogue.ts';
import { scoreAdministration } from './instruments/score-administration.ts';
import { PHASE_LABELS } from './labels.ts';
import { EVERY_REPORT as P1, isFilled, missing } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';
import { scoreRating } from './rating/score-rating.ts';

const P5 = 'Records are listed one by one (P5)';

/** Words that hide what was read (SPEC P5). */
const VAGUE = /\b(?:including|various)\b/i;

/** The numbered list of records: date, author, kind, pages, summary of each, and nothing vague (SPEC P1, P5). */
export function recordItems({ recordsReviewed }: Evaluation): Finding[] {
  if (recordsReviewed.length === 0) return [missing('/recordsReviewed', 'Records reviewed', P1)];
  return recordsReviewed.flatMap((record, index) => {
    const path = `/recordsReviewed/${String(index)}`;
    const name = `record ${String(index + 1)}`;
    const absent = (['date', 'author', 'kind', 'pages', 'summary'] as const).filter(
      (field) => !isFilled(record[field]),
    );
    const vague = (['author', 'kind', 'summary'] as const).filter((field) => VAGUE.test(record[field] ?? ''));
    const [first] = absent;
    return [
      ...(first === undefined
        ? []
        : [{ ...missing(`${path}/${first}`, `${sentence(name)}: ${absent.join(', ')}`, P1), id: pathId(path) }]),
      ...vague.map((field): Finding => ({
        path: `${path}/${field}`,
        text: `${sentence(name)} says "including" or "various"; name what was read`,
        why: P5,
        kind: 'flagged',
      })),
    ];
  });
}

/** At least one instrument, and every response of each (SPEC P1). */
export function instrumentItems({ instruments, side }: Evaluation): Finding[] {
  if (instruments.length === 0) return [missing('/instruments', 'An instrument with its responses', P1)];
  return instruments.flatMap((administration, index) => {
    const result = scoreAdministration(administration, side);
    const absent = [
      ...(result.missing ?? []),
      ...Object.entries(result.subscales ?? {}).flatMap(([id, score]) => (score === null ? [id] : [])),
      ...(result.missing === undefined && result.subscales === undefined && result.score === null ? ['total'] : []),
    ];
    if (absent.length === 0) return [];
    const phase = administration.phase === null ? '' : `, ${PHASE_LABELS[administration.phase].toLowerCase()}`;
    const what = absent.length > MOST_NAMED ? `${String(absent.length)} responses` : absent.join(', ');
    return [missing(`/instruments/${String(index)}`, `${instrument(administration.id).title}${phase}: ${what}`, P1)];
  });
}

/** More missing items than this are counted instead of named. */
const MOST_NAMED = 6;

/** The residual's values, or the reason why there are none (SPEC P1, R3). */
export function residualItems({ residual, episode }: Evaluation): Finding[] {
  const why = 'The residual with its derivation and code (P1, R3)';
  if (residual?.method === 'direct') {
    return [
      ...(residual.value === null && episode.exclusion === null
        ? [missing('/residual/value', 'The residual', why)]
        : []),
      ...(residual.value !== null && !isFilled(residual.reference)
        ? [
            missing(
              '/residual/reference',
              'The document the residual was taken from',
              'A finished residual names its source (R1)',
            ),
          ]
        : []),
    ];
  }
  if (episode.exclusion !== null) return [];
  if (residual === null) {
    return [missing('/residual', 'Functional status and predicted change, or the reason why there are none', why)];
  }
  return [
    ...(residual.intake === null ? [missing('/residual/intake', 'Functional status at intake', why)] : []),
    ...(residual.discharge === null ? [missing('/residual/discharge', 'Functional status at discharge', why)] : []),
    ...(residual.predictedChange === null ? [missing('/residual/predictedChange', 'Predicted change', why)] : []),
  ];
}

/** When a rating is given, it is complete and every entry names its page and table (SPEC P1, A1–A3). */
export function ratingItems({ rating }: Evaluation): Finding[] {
  const incomplete = scoreRating(rating).problems.map(({ path, message }) =>
    missing(path, sentence(message).replace(/\.$/, ''), 'Impairment rating when given (P1)'),
  );
  const references = (rating?.limbs ?? []).flatMap(({ side, entries }, limb) =>
    entries.flatMap(({ reference }, index) =>
      isFilled(reference)
        ? []
        : [
            missing(
              `/rating/limbs/${String(limb)}/entries/${String(index)}/reference`,
              `Page and table of rating ${String(index + 1)}, ${side} limb`,
              'The examiner names the source of each percentage (A1–A3)',
            ),
          ],
    ),
  );
  return [...incomplete, ...references];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pathId(path: string): string {
  return path.slice(1).replaceAll('/', '.');
}
