import { claimDateNote, claimForm, type ClaimForm } from '../../domain/claim-form.ts';
import { evaluationService } from '../../domain/claim-services.ts';
import { modifierOn } from '../../domain/claim.ts';
import { codeDescriptor, companionCode, isQualityDataCode } from '../../domain/codes.ts';
import { Exact } from '../../domain/decimal.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { placeOfServiceName } from '../../domain/place-of-service.ts';
import { PATTERN_NOTE, RESIDUAL_NOTE } from '../../domain/residual-text.ts';
import type { Section } from '../context.ts';
import type { KeyValue } from '../layout/key-values.ts';
import type { TableRow } from '../layout/table.ts';
import { SPACE } from '../layout/theme.ts';
import { fact, filled, longDate, NONE, shortDate } from '../words.ts';

type ClaimLine = Evaluation['claim']['lines'][number];

/** The claim as its form lays it out, then what each line means (M1–M4). */
export const claim: Section = ({ report, evaluation }) => {
  const { lines } = evaluation.claim;
  if (lines.length === 0) return;
  const form = claimForm(evaluation);
  report.heading(2, 'Claim lines');
  report.keyValues(claimFacts(evaluation, form));
  report.table({
    caption: 'Service lines as on a CMS-1500, items 24A to 24J',
    columns: [
      { header: 'Date', width: 60 },
      { header: 'Place', width: 28 },
      { header: 'Code', width: 38, rowHeader: true },
      // On A4 too there is room for the head and for four modifiers in one line.
      { header: 'Modifiers', flex: 1 },
      { header: 'Pointer', width: 36 },
      { header: 'Charge, USD', width: 48, align: 'right' },
      { header: 'Units', width: 28, align: 'right' },
      { header: 'Rendering NPI', width: 54 },
    ],
    rows: [...form.lines.map(formRow), ...totalRow(form)],
    source: (row) => `/claim/lines/${String(row)}`,
    after: SPACE.m,
  });
  report.table({
    columns: [
      { header: 'Code', width: 52, rowHeader: true },
      { header: 'Modifiers', flex: 2 },
      { header: 'Remarks', flex: 3 },
    ],
    rows: lines.map((line) => [filled(line.code) ?? NONE, modifiersOf(line), remarksOf(line)]),
    source: (row) => `/claim/lines/${String(row)}`,
  });
  const note = claimDateNote(evaluation, longDate);
  if (note !== null) report.paragraph({ text: note, color: 'muted' });
};

function claimFacts({ claim: { payerRefusesZero } }: Evaluation, { diagnoses, lines }: ClaimForm): KeyValue[] {
  const place = lines[0]?.placeOfService ?? null;
  const placeText = place === null ? null : [place, placeOfServiceName(place)].filter(Boolean).join(', ');
  const listed = diagnoses.map(({ letter, code, text }) => `${letter}: ${[code, text].filter(Boolean).join(', ')}`);
  return [
    ...fact('Place of service', placeText, '/claim/placeOfService'),
    ...(payerRefusesZero === null
      ? []
      : fact('Charge of zero', payerRefusesZero ? 'Refused by the payer' : 'Taken by the payer', '/claim')),
    ...fact('Diagnoses of the claim', listed.join('\n'), '/opinions/diagnoses'),
  ];
}

function formRow(line: ClaimForm['lines'][number]): string[] {
  return [
    line.dateOfService === null ? NONE : shortDate(line.dateOfService),
    line.placeOfService ?? NONE,
    filled(line.code) ?? NONE,
    line.modifiers.length === 0 ? NONE : line.modifiers.join(' '),
    line.pointers === '' ? NONE : line.pointers,
    money(line.charge),
    line.units ?? NONE,
    filled(line.renderingNpi) ?? NONE,
  ];
}

function totalRow({ total }: ClaimForm): TableRow[] {
  return total === null ? [] : [{ cells: ['Total', '', '', '', '', money(total), '', ''], emphasis: true }];
}

function money(amount: string | null): string {
  return amount === null ? NONE : new Exact(amount).toFixed(2);
}

function modifiersOf({ code, modifiers }: ClaimLine): string {
  if (modifiers.length === 0) return 'None';
  return modifiers
    .map((modifier) => [modifier, modifierOn(code, modifier)?.meaning].filter(Boolean).join(': '))
    .join('\n');
}

function remarksOf({ code, justification }: ClaimLine): string {
  const parts = [
    evaluationService(code)?.meaning ?? null,
    filled(justification),
    isQualityDataCode(code) ? [codeDescriptor(code), RESIDUAL_NOTE].filter((part) => part !== null).join('. ') : null,
    companionCode(code) === null ? null : PATTERN_NOTE,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NONE : parts.join('\n');
}
