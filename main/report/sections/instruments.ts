import type { Section } from '../context.ts';
import { administered, groupsOf, type Administered, type AdministrationGroup } from './administrations.ts';
import { changeFigure } from './change-figure.ts';
import { changeTables } from './change-tables.ts';
import { harrisNotes } from './harris-note.ts';
import { harrisTable } from './harris-table.ts';
import { questionnaireTable } from './questionnaire-table.ts';
import { sourceNote } from './sources.ts';
import { subscaleTable } from './subscale-table.ts';
import { totalsTable } from './totals-table.ts';
import type { TableOptions } from '../layout/table.ts';
import { SPACE } from '../layout/theme.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import { changePictures, type ChangePicture } from '../../domain/instruments/change-picture.ts';
import type { ChangeResult } from '../../domain/score-result.ts';
import type { ReportDocument } from '../layout/document.ts';

/** Administrations that stand side by side in one table. */
const COLUMNS = 3;
/** Of a table whose note stands below it: a note at the head of the next page is read as belonging to nothing. */
const WITH_NOTE = { after: SPACE.s, keepWithNext: true } as const;

/** Every administration with every response, its score, and the changes between administrations (P1, I1–I5). */
export const instruments: Section = ({ report, evaluation, score: result }) => {
  const list = administered(evaluation, result.instruments);
  if (list.length === 0) return;
  const pictures = changePictures(result.changes);
  report.heading(2, 'Outcome instruments');
  for (const group of groupsOf(list)) {
    if (instrument(group.id).kind === 'total') continue;
    report.heading(3, group.title);
    const tables = chunks(group).map(tableOf);
    tables.forEach((table, index) => {
      report.table(index === tables.length - 1 ? { ...table, ...WITH_NOTE } : table);
    });
    for (const text of harrisNotes(group, evaluation.case.dateOfExam))
      report.paragraph(text, { source: '/examination', keepWithNext: true });
    note(report, group);
    change(report, group, pictures, result.changes);
  }
  const totals = list.filter(({ administration }) => instrument(administration.id).kind === 'total');
  if (totals.length === 0) return;
  report.heading(3, 'Instruments entered as totals');
  report.table({ ...totalsTable(totals), ...WITH_NOTE });
  report.paragraph(licencesOf(totals), { style: 'small' });
  for (const group of groupsOf(totals)) change(report, group, pictures, result.changes);
};

/** The picture of a change above the table it is drawn from. */
function change(
  report: ReportDocument,
  group: AdministrationGroup,
  pictures: readonly ChangePicture[],
  changes: readonly ChangeResult[],
): void {
  const picture = pictures.find(({ id, side }) => id === group.id && side === group.side);
  if (picture !== undefined) changeFigure(report, picture);
  changeTables(report, group, changes);
}

/** Whose instruments they are, each once. */
function licencesOf(totals: readonly Administered[]): string {
  const ids = new Set(totals.map(({ result }) => result.id));
  return [...ids]
    .map((id) => `${instrument(id).title}, ${instrument(id).version}. ${instrument(id).licence}`)
    .join(' ');
}

function tableOf(group: AdministrationGroup): TableOptions {
  switch (instrument(group.id).kind) {
    case 'examiner':
      return harrisTable(group);
    case 'subscales':
      return subscaleTable(group);
    default:
      return questionnaireTable(group);
  }
}

function chunks(group: AdministrationGroup): AdministrationGroup[] {
  const parts: AdministrationGroup[] = [];
  for (let start = 0; start < group.list.length; start += COLUMNS) {
    parts.push({ ...group, list: group.list.slice(start, start + COLUMNS) });
  }
  return parts;
}

function note(report: ReportDocument, { id }: AdministrationGroup): void {
  const { licence, direction, range, source, version } = instrument(id);
  const best = direction === 'higher-better' ? range.max : range.min;
  report.paragraph(
    [
      `Version ${version}.`,
      ...(source === null ? [] : [sourceNote(source)]),
      ` Scores from ${range.min} to ${range.max}, ${best} is best. ${licence}`,
    ],
    { style: 'small' },
  );
}
