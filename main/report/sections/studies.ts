import { findDiagnosis, ICD10_SOURCE } from '../../domain/diagnoses/icd10.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { SIDE_LABELS } from '../../domain/labels.ts';
import {
  APPROACH_LABELS,
  BEARING_LABELS,
  FIXATION_LABELS,
  IMAGING_BASIS_LABELS,
  IMPLANT_PROCEDURE_LABELS,
} from '../../domain/labels-examination.ts';
import type { Section } from '../context.ts';
import type { Span } from '../layout/inline.ts';
import { SPACE } from '../layout/theme.ts';
import { asSentence, filled, NONE, shortDate } from '../words.ts';

/** Imaging studies reviewed: which side, and whether the images or the report on them were looked at (P1). */
export const imaging: Section = ({ report, evaluation }) => {
  if (evaluation.imaging.length === 0) return;
  report.heading(2, 'Imaging');
  report.table({
    columns: [
      { header: 'Date', width: 62 },
      { header: 'Study', flex: 2, rowHeader: true },
      { header: 'Findings', flex: 3 },
    ],
    rows: evaluation.imaging.map(({ date, study, side, basis, findings }) => [
      dateCell(date),
      [filled(study) ?? NONE, ...muted([sideAndBasis(side, basis)])],
      filled(findings) ?? NONE,
    ]),
    source: (row) => `/imaging/${String(row)}`,
  });
};

/** "Left, report reviewed". */
function sideAndBasis(
  side: Evaluation['imaging'][number]['side'],
  basis: Evaluation['imaging'][number]['basis'],
): string | null {
  const parts = [
    side === null ? null : SIDE_LABELS[side],
    basis === null ? null : `${IMAGING_BASIS_LABELS[basis].toLowerCase()} reviewed`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : asSentence(parts.join(', '));
}

/** Operative reports reviewed (P1). */
export const operativeReports: Section = ({ report, evaluation }) => {
  if (evaluation.operativeReports.length === 0) return;
  report.heading(2, 'Operative reports');
  report.table({
    columns: [
      { header: 'Date', width: 62 },
      { header: 'Procedure and surgeon', flex: 2, rowHeader: true },
      { header: 'Findings', flex: 3 },
    ],
    rows: evaluation.operativeReports.map(({ date, procedure, side, surgeon, findings }) => [
      dateCell(date),
      [filled(procedure) ?? NONE, ...muted([side === null ? null : SIDE_LABELS[side], filled(surgeon)])],
      filled(findings) ?? NONE,
    ]),
    source: (row) => `/operativeReports/${String(row)}`,
  });
};

/** What was implanted, on either side (P1). */
export const implants: Section = ({ report, evaluation }) => {
  if (evaluation.implants.length === 0) return;
  report.heading(2, 'Implants');
  report.table({
    columns: [
      { header: 'Date', width: 62 },
      { header: 'Procedure', flex: 2, rowHeader: true },
      { header: 'Bearing, fixation, approach', flex: 2 },
      { header: 'Components', flex: 2.5 },
    ],
    rows: evaluation.implants.map((implant) => [
      dateCell(implant.date),
      [
        implant.procedure === null ? NONE : IMPLANT_PROCEDURE_LABELS[implant.procedure],
        ...muted([implant.side === null ? null : SIDE_LABELS[implant.side]]),
      ],
      designOf(implant),
      filled(implant.components) ?? NONE,
    ]),
    source: (row) => `/implants/${String(row)}`,
  });
};

/** "Ceramic on polyethylene", "Cementless" and "Posterior approach", one below the other. */
function designOf({ bearing, fixation, approach }: Evaluation['implants'][number]): string {
  const parts = [
    bearing === null ? null : `${BEARING_LABELS[bearing]}${bearing === 'other' ? ' bearing' : ''}`,
    fixation === null ? null : FIXATION_LABELS[fixation],
    approach === null ? null : `${APPROACH_LABELS[approach]} approach`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NONE : parts.join('\n');
}

function dateCell(date: string | null): string {
  return date === null ? NONE : shortDate(date);
}

/** What stands below the first line of a cell, one line each. */
function muted(parts: readonly (string | null)[]): Span[] {
  return parts.flatMap((part) => (part === null ? [] : [{ text: `\n${part}`, color: 'muted' as const }]));
}

/** Diagnoses with their ICD-10-CM codes (P1). */
export const diagnoses: Section = ({ report, evaluation }) => {
  const list = evaluation.opinions.diagnoses;
  if (list.length === 0) return;
  const isListed = list.some(({ code }) => code !== null && findDiagnosis(code) !== null);
  report.heading(2, 'Diagnoses');
  report.table({
    columns: [
      { header: 'No.', width: 22, align: 'right' },
      { header: 'ICD-10-CM', width: 70, rowHeader: true },
      { header: 'Diagnosis' },
    ],
    rows: list.map(({ code, description }, index) => [
      String(index + 1),
      filled(code) ?? NONE,
      filled(description) ?? NONE,
    ]),
    after: SPACE.xs,
    keepWithNext: isListed,
    source: (row) => `/opinions/diagnoses/${String(row)}`,
  });
  if (isListed) report.paragraph(`Codes: ${ICD10_SOURCE.citation}.`, { style: 'small', after: SPACE.s });
};
