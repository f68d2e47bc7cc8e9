import type { Section } from '../context.ts';
import { filled, NONE, shortDate } from '../words.ts';

/** Imaging studies reviewed (P1). */
export const imaging: Section = ({ report, evaluation }) => {
  if (evaluation.imaging.length === 0) return;
  report.heading(2, 'Imaging');
  report.table({
    columns: [
      { header: 'Date', width: 62 },
      { header: 'Study', flex: 2, rowHeader: true },
      { header: 'Findings', flex: 3 },
    ],
    rows: evaluation.imaging.map(({ date, study, findings }) => [
      date === null ? NONE : shortDate(date),
      filled(study) ?? NONE,
      filled(findings) ?? NONE,
    ]),
    source: (row) => `/imaging/${String(row)}`,
  });
};

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
    rows: evaluation.operativeReports.map(({ date, procedure, surgeon, findings }) => [
      date === null ? NONE : shortDate(date),
      [
        filled(procedure) ?? NONE,
        filled(surgeon) === null ? '' : { text: `\n${filled(surgeon) ?? ''}`, color: 'muted' },
      ],
      filled(findings) ?? NONE,
    ]),
    source: (row) => `/operativeReports/${String(row)}`,
  });
};

/** Diagnoses with their ICD-10-CM codes (P1). */
export const diagnoses: Section = ({ report, evaluation }) => {
  const list = evaluation.opinions.diagnoses;
  if (list.length === 0) return;
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
    source: (row) => `/opinions/diagnoses/${String(row)}`,
  });
};
