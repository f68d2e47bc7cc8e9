import { PATTERN_NOTE, explainResidual, residualDerivation, RESIDUAL_NOTE_LONG } from '../../domain/residual-text.ts';
import { displayExact, displayScore } from '../../domain/display.ts';
import type { ResidualInput } from '../../domain/evaluation/rating.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import { INSTRUMENT_IDS } from '../../domain/evaluation/instruments.ts';
import { companionCode, offeredCompanionCodes } from '../../domain/codes.ts';
import { EXCLUSION_LABELS, STATUS_LABELS } from '../../domain/labels.ts';
import type { ReportContext, Section } from '../context.ts';
import type { KeyValue } from '../layout/key-values.ts';
import { fact, longDate, shortDate } from '../words.ts';
import { numberLine } from './number-line.ts';

/** The residual with its derivation, its code and what it means, in neutral words (R1–R5). */
export const residual: Section = (context) => {
  const { report, evaluation, score } = context;
  const result = score.residual;
  const input = evaluation.residual;
  report.heading(2, 'Residual score');
  report.keyValues(facts(context), { columns: 2 });
  const derivation = residualDerivation(input);
  if (input?.method === 'change' && derivation !== null) {
    report.paragraph(
      [
        { text: 'Residual = discharge − intake − predicted change = ', color: 'muted' },
        { text: derivation, bold: true, tabular: true },
      ],
      { source: '/residual', keepWithNext: true },
    );
    report.figure(numberLine(input));
  }
  report.keepTogether(() => {
    report.callout(codeStatement(context));
    report.paragraph(explainResidual(result));
    report.paragraph({ text: RESIDUAL_NOTE_LONG, color: 'muted' });
  });
  companionCodes(context);
};

function facts({ evaluation, score }: ReportContext): KeyValue[] {
  const { episode, residual: input } = evaluation;
  const { dateOfService } = score.residual;
  return [
    ...inputFacts(input),
    ...fact('Episode began', episode.start === null ? null : longDate(episode.start), '/episode/start'),
    ...fact('Episode ended', episode.discharge === null ? null : longDate(episode.discharge), '/episode/discharge'),
    ...fact('Date of service', dateOfService === null ? null : longDate(dateOfService), '/case/dateOfExam'),
    ...fact('Exclusion', episode.exclusion === null ? null : EXCLUSION_LABELS[episode.exclusion], '/episode/exclusion'),
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
    ...value('Functional status at intake', input.intake, '/residual/intake'),
    ...value('Functional status at discharge', input.discharge, '/residual/discharge'),
    ...value('Predicted change', input.predictedChange, '/residual/predictedChange'),
  ];
}

function value(key: string, decimal: string | null, source: string): KeyValue[] {
  return fact(key, decimal === null ? 'Not documented' : displayExact(decimal), source);
}

function codeStatement({ score }: ReportContext) {
  const { value: residualValue, code, status, descriptor } = score.residual;
  const label = residualValue === null ? 'Residual score' : `Residual score ${displayScore(residualValue)}`;
  if (code === null)
    return { label, title: `No residual code: ${STATUS_LABELS[status].toLowerCase()}`, titleStyle: 'h2' as const };
  return { label, title: code, ...(descriptor === null ? {} : { body: descriptor }) };
}

/** The codes that accompany the residual on the claim; R3 assigns some, and offers those of the episode. */
function companionCodes({ report, evaluation, score }: ReportContext): void {
  const assigned = score.residual.companionCodes.flatMap((code) => companionCode(code) ?? []);
  const offered = offeredCompanionCodes(evaluation).filter(({ code }) => !assigned.some((each) => each.code === code));
  const rows = [
    ...assigned.map(({ code, when, descriptor }) => [code, when, descriptor]),
    ...offered.map(({ code, when, descriptor, date }) => [
      code,
      date === null ? when : `${when}, ${shortDate(date)}`,
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
