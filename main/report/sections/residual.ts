import { PATTERN_NOTE, explainResidual, residualDerivation, RESIDUAL_NOTE_LONG } from '../../domain/residual-text.ts';
import { displayExact, displayScore } from '../../domain/display.ts';
import type { Exclusion, ResidualInput } from '../../domain/evaluation/rating.ts';
import {
  dateOfServiceReason,
  EXCLUSION_MEANINGS,
  residualFinding,
  retiredReason,
  SISTER_NOTE,
} from '../../domain/residual-reasons.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import { INSTRUMENT_IDS } from '../../domain/evaluation/instruments.ts';
import { companionCode, offeredCompanionCodes, RESIDUAL_CODES_SOURCE } from '../../domain/codes.ts';
import { EXCLUSION_LABELS, STATUS_LABELS } from '../../domain/labels.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import type { ReportContext, Section } from '../context.ts';
import type { KeyValue } from '../layout/key-values.ts';
import { SPACE } from '../layout/theme.ts';
import { asSentence, fact, longDate, shortDate } from '../words.ts';
import { numberLine } from './number-line.ts';
import { sourceNote } from './sources.ts';

/** The measure that the residual belongs to (R5). */
const MEASURE_SOURCE =
  'Centers for Medicare & Medicaid Services, MIPS quality measure 218: Functional Status Change for Patients with Hip Impairments';

type ChangeInput = Extract<ResidualInput, { method: 'change' }>;

/** The residual with its derivation, its code and what it means, in neutral words (R1–R5). */
export const residual: Section = (context) => {
  const { report, evaluation, score } = context;
  const result = score.residual;
  const input = evaluation.residual;
  report.preferTogether(() => {
    report.heading(2, 'Residual score');
    report.keyValues(facts(context));
    if (input?.method === 'change') derivation(context, input);
  });
  report.preferTogether(() => {
    report.callout(codeStatement(context));
    const retired = retiredReason(result);
    report.paragraph(retired === null ? explainResidual(result) : `${explainResidual(result)} ${retired}`);
    report.paragraph([{ text: RESIDUAL_NOTE_LONG, color: 'muted' }, sourceNote(MEASURE_SOURCE)]);
  });
  companionCodes(context);
};

/** R1: the values with their days, the sum as one writes it, and the same drawn to scale. */
function derivation({ report, evaluation, score }: ReportContext, input: ChangeInput): void {
  const { start, discharge } = evaluation.episode;
  const { actualChange, value } = score.residual;
  const row = (label: string, decimal: string | null, day: string | null = null): string[] => [
    label,
    decimal === null ? 'Not documented' : displayExact(decimal),
    day === null ? '' : shortDate(day),
  ];
  report.table({
    columns: [
      { header: 'Functional status, 0 to 100', flex: 3, rowHeader: true },
      { header: 'Value', flex: 1, align: 'right' },
      { header: 'Episode', flex: 1 },
    ],
    rows: [
      row('At intake', input.intake, start),
      row('At discharge', input.discharge, discharge),
      row('Actual change', actualChange),
      row('Predicted change', input.predictedChange),
      ...(value === null ? [] : [{ cells: row('Residual', value), emphasis: true as const }]),
    ],
    source: '/residual',
    after: SPACE.m,
  });
  const sum = residualDerivation(input);
  if (sum === null) return;
  report.paragraph(
    [
      { text: 'Residual = discharge − intake − predicted change = ', color: 'muted' },
      { text: sum, weight: 'semibold', tabular: true },
    ],
    { source: '/residual' },
  );
  if (value === null) return;
  report.keepTogether(() => {
    report.paragraph({ text: `${residualFinding(value)}.`, weight: 'semibold' });
    const figure = numberLine(input);
    if (figure !== null) report.figure(figure);
  });
}

function facts({ evaluation, score }: ReportContext): KeyValue[] {
  const { episode, residual: input } = evaluation;
  const { dateOfService } = score.residual;
  return [
    ...inputFacts(input),
    ...(input?.method === 'change' ? [] : episodeFacts(episode)),
    ...fact(
      'Date of service',
      dateOfService === null ? null : `${longDate(dateOfService)}, ${dateOfServiceReason(evaluation) ?? ''}`,
      '/case/dateOfExam',
    ),
    ...exclusionFact(episode.exclusion),
  ];
}

/** R3: the exclusion and what it says about the patient. */
function exclusionFact(exclusion: Exclusion | null): KeyValue[] {
  if (exclusion === null) return [];
  return fact('Exclusion', `${EXCLUSION_LABELS[exclusion]}. ${EXCLUSION_MEANINGS[exclusion]}`, '/episode/exclusion');
}

function episodeFacts({ start, discharge }: Evaluation['episode']): KeyValue[] {
  return [
    ...fact('Episode began', start === null ? null : longDate(start), '/episode/start'),
    ...fact('Episode ended', discharge === null ? null : longDate(discharge), '/episode/discharge'),
  ];
}

function inputFacts(input: ResidualInput | null): KeyValue[] {
  if (input === null) return [];
  if (input.method === 'direct') {
    return [
      ...fact('Residual, as entered', input.value === null ? null : displayExact(input.value), '/residual/value'),
      ...fact('Taken from', input.reference, '/residual/reference'),
    ];
  }
  const known = INSTRUMENT_IDS.find((id) => id === input.instrument);
  return [
    ...fact('Instrument', known === undefined ? input.instrument : instrument(known).title, '/residual/instrument'),
  ];
}

function codeStatement({ score }: ReportContext) {
  const { value: residualValue, code, status, descriptor } = score.residual;
  const label = residualValue === null ? 'Residual score' : `Residual score ${displayScore(residualValue)}`;
  if (code === null)
    return { label, title: `No residual code: ${STATUS_LABELS[status].toLowerCase()}`, titleStyle: 'h2' as const };
  return { label, title: code, body: [descriptor ?? SISTER_NOTE, sourceNote(RESIDUAL_CODES_SOURCE)] };
}

/** The codes that accompany the residual on the claim; R3 assigns some, and offers those of the episode. */
function companionCodes({ report, evaluation, score }: ReportContext): void {
  const assigned = score.residual.companionCodes.flatMap((code) => companionCode(code) ?? []);
  const offered = offeredCompanionCodes(evaluation).filter(({ code }) => !assigned.some((each) => each.code === code));
  const rows = [
    ...assigned.map(({ code, when, descriptor }) => [code, asSentence(when), descriptor]),
    ...offered.map(({ code, when, descriptor, date }) => [
      code,
      date === null ? asSentence(when) : `${asSentence(when)}, ${shortDate(date)}`,
      descriptor,
    ]),
  ];
  if (rows.length === 0) return;
  report.table({
    caption: ['Companion codes', { text: '', footnote: PATTERN_NOTE }],
    columns: [
      { header: 'Code', width: 50, rowHeader: true },
      { header: 'When', flex: 1 },
      { header: 'Descriptor', flex: 2 },
    ],
    rows,
    source: 'Companion codes',
  });
}
