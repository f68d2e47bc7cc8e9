import type { Evaluation } from './evaluation/evaluation.ts';
import { instrument } from './instruments/catalogue.ts';
import { harrisInputs, type HarrisGap } from './instruments/harris-source.ts';
import { scoreAdministration } from './instruments/score-administration.ts';
import { PHASE_LABELS } from './labels.ts';
import { EVERY_REPORT as P1, isFilled, lacking, missing, MOST_NAMED } from './readiness-item.ts';
import type { Finding } from './readiness-item.ts';
import { printedNumbers } from './records/order.ts';
import { vagueFields } from './records/vague.ts';

const P5 = 'Records are listed one by one (P5)';

/** The numbered list of records: date, author, kind, pages, summary of each, and nothing vague (SPEC P1, P5). */
export function recordItems({ recordsReviewed }: Evaluation): Finding[] {
  if (recordsReviewed.length === 0) return [missing('/recordsReviewed', 'Records reviewed', P1)];
  const numbers = printedNumbers(recordsReviewed);
  return recordsReviewed.flatMap((record, index) => {
    const path = `/recordsReviewed/${String(index)}`;
    const name = `record ${String(numbers[index])}`;
    const absent = (['date', 'author', 'kind', 'pages', 'summary'] as const).filter(
      (field) => !isFilled(record[field]),
    );
    const gaps = absent.map((field) => [field, field] as const);
    return [
      ...lacking(path, sentence(name), gaps, P1),
      ...vagueFields(record).map((field): Finding => ({
        path: `${path}/${field}`,
        text: `${sentence(name)} says "including" or "various"; name what was read`,
        why: P5,
        kind: 'flagged',
      })),
    ];
  });
}

/** At least one instrument, and every response of each (SPEC P1). */
export function instrumentItems(evaluation: Evaluation): Finding[] {
  const { instruments } = evaluation;
  if (instruments.length === 0) return [missing('/instruments', 'An instrument with its responses', P1)];
  return instruments.flatMap((administration, index) => {
    const path = `/instruments/${String(index)}`;
    const result = scoreAdministration(administration, evaluation);
    const gaps = administration.id === 'harris-hip' ? harrisInputs(evaluation, administration).missing : [];
    const absent = [
      ...(result.missing ?? []).filter((id) => gaps.every(({ item }) => item !== id)),
      ...Object.entries(result.subscales ?? {}).flatMap(([id, score]) => (score === null ? [id] : [])),
      ...(result.missing === undefined && result.subscales === undefined && result.score === null ? ['total'] : []),
    ];
    const phase = administration.phase === null ? '' : `, ${PHASE_LABELS[administration.phase].toLowerCase()}`;
    const name = `${instrument(administration.id).title}${phase}`;
    const what = absent.length > MOST_NAMED ? `${String(absent.length)} responses` : absent.join(', ');
    return [
      ...(absent.length === 0 ? [] : [missing(path, `${name}: ${what}`, P1)]),
      ...examinationGaps(gaps, path, name),
    ];
  });
}

/** What a Harris hip score takes from the examination and the examination lacks: the place to fill is there (I3). */
function examinationGaps(gaps: readonly HarrisGap[], path: string, name: string): Finding[] {
  const [first] = gaps;
  if (first === undefined) return [];
  const what = [...new Set(gaps.map((gap) => gap.what))].join(', ');
  return [
    {
      ...missing(
        first.path ?? `${path}/side`,
        `${name}: ${what}${first.path === null ? '' : ' in the examination'}`,
        P1,
      ),
      id: `${pathId(path)}.examination`,
    },
  ];
}

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

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pathId(path: string): string {
  return path.slice(1).replaceAll('/', '.');
}
