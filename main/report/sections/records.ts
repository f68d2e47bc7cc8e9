import type { Section } from '../context.ts';
import type { Inline } from '../layout/inline.ts';
import { chronological } from './record-order.ts';
import { counted, filled, NONE, shortDate } from '../words.ts';

/** The records reviewed as a numbered list in the order of time (P1); records without a date come last. */
export const recordsReviewed: Section = ({ report, evaluation }) => {
  const records = chronological(evaluation.recordsReviewed).flatMap((index) => {
    const record = evaluation.recordsReviewed[index];
    return record === undefined ? [] : [{ ...record, source: `/recordsReviewed/${String(index)}` }];
  });
  if (records.length === 0) return;
  report.heading(2, 'Records reviewed');
  report.paragraph(extent(records.map(({ pages }) => pages)), { keepWithNext: true });
  report.table({
    columns: [
      { header: 'No.', width: 22, align: 'right', rowHeader: true },
      { header: 'Date', width: 62 },
      { header: 'Kind and author', flex: 2 },
      { header: 'Pages', width: 32, align: 'right' },
      { header: 'Summary', flex: 3 },
    ],
    rows: records.map(({ date, kind, author, pages, summary }, index) => [
      String(index + 1),
      date === null ? NONE : shortDate(date),
      kindAndAuthor(filled(kind), filled(author)),
      pages === null ? NONE : String(pages),
      filled(summary) ?? NONE,
    ]),
    source: (row) => records[row]?.source ?? 'Records reviewed',
  });
};

function kindAndAuthor(kind: string | null, author: string | null): Inline {
  if (kind === null) return author ?? NONE;
  return author === null ? { text: kind, weight: 'semibold' } : [{ text: kind, weight: 'semibold' }, `\n${author}`];
}

function extent(pages: readonly (number | null)[]): string {
  const known = pages.filter((count) => count !== null);
  const total = known.reduce((sum, count) => sum + count, 0);
  const uncounted = pages.length - known.length;
  const records = counted(pages.length, 'record');
  if (known.length === 0) return `${records}; the number of pages is not documented.`;
  const rest = uncounted === 0 ? '' : `; the pages of ${counted(uncounted, 'record')} are not documented`;
  return `${records}, ${counted(total, 'page')} in all${rest}.`;
}
