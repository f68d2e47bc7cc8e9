import type { Attachment } from '../../domain/evaluation/attachments.ts';
import { chronological } from '../../domain/records/order.ts';
import { recordPages, type RecordPages } from '../../domain/records/pages.ts';
import type { ReportContext, Section } from '../context.ts';
import type { Inline, Span } from '../layout/inline.ts';
import { counted, fact, filled, longDate, NONE, shortDate } from '../words.ts';

/** Digits of a hash that tell files apart in print; the vault holds all 64. */
const HASH_DIGITS = 12;
/** What the fonts may lack. A file's name cannot be written otherwise; its hash still tells which one it is. */
const UNPRINTABLE = /[^\u0020-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2026]/gu;

/** The records reviewed as a numbered list in the order of time (P1); records without a date come last. */
export const recordsReviewed: Section = (context) => {
  const { report, evaluation } = context;
  const records = chronological(evaluation.recordsReviewed).flatMap((index) => {
    const record = evaluation.recordsReviewed[index];
    return record === undefined ? [] : [{ ...record, source: `/recordsReviewed/${String(index)}` }];
  });
  if (records.length === 0 && evaluation.case.recordsAttestation.pagesDeclared === null) return;
  report.heading(2, 'Records reviewed');
  report.paragraph(extent(recordPages(evaluation), records.length), { keepWithNext: true });
  declaredPages(context);
  if (records.length === 0) return;
  report.table({
    columns: [
      { header: 'No.', width: 22, align: 'right', rowHeader: true },
      { header: 'Date', width: 62 },
      { header: 'Kind and author', flex: 1 },
      { header: 'Pages', width: 32, align: 'right' },
      { header: 'Summary', flex: 2 },
    ],
    rows: records.map(({ date, kind, author, pages, summary, attachments }, index) => [
      String(index + 1),
      date === null ? NONE : shortDate(date),
      kindAndAuthor(filled(kind), filled(author)),
      pages === null ? NONE : String(pages),
      withFiles(filled(summary), attachments),
    ]),
    source: (row) => records[row]?.source ?? 'Records reviewed',
  });
};

function kindAndAuthor(kind: string | null, author: string | null): Inline {
  if (kind === null) return author ?? NONE;
  return author === null ? { text: kind, weight: 'semibold' } : [{ text: kind, weight: 'semibold' }, `\n${author}`];
}

/** The summary, and below it each file that was read with it: name, pages and the beginning of its SHA-256. */
function withFiles(summary: string | null, attachments: readonly Attachment[]): Inline {
  const text = summary ?? NONE;
  if (attachments.length === 0) return text;
  return [text, ...attachments.map((file): Span => ({ text: `\n${fileLine(file)}`, color: 'muted' }))];
}

function fileLine({ name, pages, sha256 }: Attachment): string {
  return `File: ${name.replaceAll(UNPRINTABLE, '?')}, ${counted(pages, 'page')}, SHA-256 ${sha256.slice(0, HASH_DIGITS)}…`;
}

function extent({ counted: total, uncounted }: RecordPages, count: number): string {
  if (count === 0) return 'No record is listed.';
  const records = counted(count, 'record');
  if (uncounted === count) return `${records}; the number of pages is not documented.`;
  const rest = uncounted === 0 ? '' : `; the pages of ${counted(uncounted, 'record')} are not documented`;
  return `${records}, ${counted(total, 'page')} in all${rest}.`;
}

/** The pages reviewed against those the sender declared (8 CCR 9793(n)). */
function declaredPages({ report, evaluation }: ReportContext): void {
  const { pagesDeclared, by, date } = evaluation.case.recordsAttestation;
  if (pagesDeclared === null) return;
  const pages = recordPages(evaluation);
  const attestation = [
    `${counted(pagesDeclared, 'page')} declared`,
    filled(by) === null ? null : `by ${filled(by) ?? ''}`,
    date === null ? null : `on ${longDate(date)}`,
  ].filter((part) => part !== null);
  const reviewed = `${counted(pages.counted, 'page')} reviewed${pages.uncounted === 0 ? '' : ', as far as they are documented'}`;
  report.keyValues(
    [
      ...fact('Pages declared (8 CCR 9793(n))', attestation.join(' '), '/case/recordsAttestation'),
      ...fact('Pages reviewed', `${reviewed}: ${comparison(pages, pagesDeclared)}`, '/recordsReviewed'),
    ],
    { columns: 2 },
  );
}

function comparison({ counted: reviewed, uncounted }: RecordPages, declared: number): string {
  const difference = reviewed - declared;
  if (difference === 0 && uncounted === 0) return 'as many as declared';
  if (difference > 0) return `${String(difference)} more than declared`;
  if (uncounted > 0) return 'a comparison is not possible';
  return `${String(-difference)} fewer than declared`;
}
