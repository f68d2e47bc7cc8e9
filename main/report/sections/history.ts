import type { Section } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import type { TableOptions } from '../layout/table.ts';
import { SPACE } from '../layout/theme.ts';
import { filled } from '../words.ts';
import { activityFacts, medicationTable, priorInjuryTable, treatmentTable } from './history-lists.ts';

interface Part {
  readonly title: string;
  readonly text: string | null;
  readonly source: string;
  readonly table?: TableOptions | null;
}

/** The history as told and as recorded, free text first, then what was listed (P1). */
export const history: Section = ({ report, evaluation }) => {
  const told = evaluation.history;
  const activities = activityFacts(told);
  const parts: Part[] = [
    { title: 'Mechanism of injury', text: told.mechanismOfInjury, source: 'mechanismOfInjury' },
    { title: 'Present illness', text: told.presentIllness, source: 'presentIllness' },
    { title: 'Treatment', text: told.treatment, source: 'treatment', table: treatmentTable(told) },
    { title: 'Prior injuries', text: told.priorInjuries, source: 'priorInjuries', table: priorInjuryTable(told) },
    { title: 'Medical history', text: told.medicalHistory, source: 'medicalHistory' },
    { title: 'Medications', text: told.medications, source: 'medications', table: medicationTable(told) },
    { title: 'Social and occupational history', text: told.socialAndOccupational, source: 'socialAndOccupational' },
    { title: 'Activities of daily living', text: told.activitiesOfDailyLiving, source: 'activitiesOfDailyLiving' },
  ].filter((part: Part) => isThere(part) || (part.source === 'activitiesOfDailyLiving' && activities.length > 0));
  if (parts.length === 0) return;
  report.heading(2, 'History');
  for (const part of parts) setPart(report, part);
  report.keyValues(activities);
};

function isThere({ text, table = null }: Part): boolean {
  return filled(text) !== null || table !== null;
}

function setPart(report: ReportDocument, { title, text, source, table = null }: Part): void {
  const content = filled(text);
  report.heading(3, title);
  if (content !== null) report.paragraph(content, { source: `/history/${source}`, after: SPACE.s });
  if (table !== null) report.table(table);
}
