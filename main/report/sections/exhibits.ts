import { exhibitFileName, type NamedExhibit } from '../../domain/exhibits.ts';
import type { ReportContext, Section } from '../context.ts';
import type { ReportExhibit } from '../exhibits.ts';
import type { Inline } from '../layout/inline.ts';
import { SPACE } from '../layout/theme.ts';
import { filled } from '../words.ts';

/** Room that the words above a picture take at most, points. */
const WORDS = 190;
const STAMP = { width: 190, height: 24 };
/** What the fonts may lack. The hash tells which file it is whatever its name. */
const UNPRINTABLE = /[^\u0020-\u024f\u0370-\u03ff\u0400-\u045f\u2010-\u2026]/gu;

/** The exhibits with the SHA-256 of each file and how it is delivered (P2, P3). */
export const exhibitList: Section = ({ report, exhibits }) => {
  if (exhibits.length === 0) return;
  report.heading(2, 'Exhibits');
  report.table({
    columns: [
      { header: 'Exhibit', width: 42, rowHeader: true },
      { header: 'Title and file', flex: 3 },
      { header: 'Record', width: 40, align: 'right' },
      { header: 'Pages', width: 36, align: 'right' },
      { header: 'Delivery', flex: 2 },
    ],
    rows: exhibits.map(({ exhibit, picture }) => [
      exhibit.label,
      titleAndFile(exhibit, picture),
      `No. ${String(exhibit.recordNumber)}`,
      String(exhibit.file.pages),
      deliveryWords(exhibit, picture),
    ]),
    source: (row) => `/exhibits/${String(exhibits[row]?.exhibit.index ?? 0)}/title`,
  });
};

/** The pictures, each on a page of its own behind the signature, stamped and tagged. */
export function appendExhibits({ report, exhibits }: Pick<ReportContext, 'report' | 'exhibits'>): void {
  for (const { exhibit, picture } of exhibits) {
    if (typeof picture === 'object') appendExhibit({ report }, exhibit, picture);
  }
}

function appendExhibit(
  { report }: Pick<ReportContext, 'report'>,
  exhibit: NamedExhibit,
  { image, turn }: Exclude<ReportExhibit['picture'], string>,
): void {
  const { label, index, description, recordNumber, sha256 } = exhibit;
  const source = `/exhibits/${String(index)}`;
  report.pageBreak();
  report.heading(2, exhibitHeading(exhibit), `${source}/title`);
  exhibitStamp(report, `Exhibit ${label} – page 1 of 1`);
  report.paragraph(`From record no. ${String(recordNumber)}. SHA-256 of the file: ${grouped(sha256)}`, {
    style: 'small',
    keepWithNext: true,
  });
  const shown = filled(description);
  report.image(image, {
    alt: shown ?? `Exhibit ${label}: ${filled(exhibit.title) ?? 'a picture'}. No description was given.`,
    maxHeight: report.pageHeight - WORDS,
    turn,
    before: SPACE.s,
  });
}

/** "Exhibit A: Operative photograph". */
export function exhibitHeading({ label, title }: Pick<NamedExhibit, 'label' | 'title'>): string {
  const text = filled(title);
  return text === null ? `Exhibit ${label}` : `Exhibit ${label}: ${text}`;
}

/** The stamp that an exhibit's page carries. */
export function exhibitStamp(report: ReportContext['report'], text: string): void {
  report.figure({
    ...STAMP,
    alt: `Stamp: ${text}`,
    before: SPACE.s,
    after: SPACE.s,
    keepWithNext: true,
    draw: (canvas) => {
      canvas.rect(0.6, 0.6, canvas.width - 1.2, canvas.height - 1.2, { stroke: { color: 'accent', width: 1.2 } });
      canvas.text(text, canvas.width / 2, 16, {
        align: 'center',
        style: { size: 10, weight: 'bold', color: 'accent', tabular: true },
      });
    },
  });
}

function titleAndFile(exhibit: NamedExhibit, picture: ReportExhibit['picture']): Inline {
  const { title, file } = exhibit;
  const name = file.name.replaceAll(UNPRINTABLE, '?');
  return [
    { text: filled(title) ?? 'Without a title', weight: 'semibold' },
    { text: `\n${name}`, color: 'muted' },
    { text: `\nSHA-256 ${grouped(file.sha256)}`, color: 'muted' },
    { text: picture === 'beside' ? `\nDelivered as ${exhibitFileName(exhibit)}` : '', color: 'muted' },
  ];
}

function deliveryWords(exhibit: NamedExhibit, picture: ReportExhibit['picture']): Inline {
  if (picture === 'not-shown') return 'With the signed report; not a part of this copy';
  return picture === 'beside' ? besideWords(exhibit) : 'Appended to this report, behind the signature';
}

/** Depends on nothing but the evaluation: what hinders a picture can be seen in its bytes alone. */
function besideWords({ file }: NamedExhibit): Inline {
  const why =
    file.mediaType === 'application/pdf'
      ? 'The pages of a PDF from elsewhere cannot be vouched for as archivable and accessible.'
      : 'The picture cannot be a part of a file that is archivable and accessible.';
  return [
    { text: 'A signed file of its own, with the exhibit unchanged inside' },
    { text: `\n${why}`, color: 'muted' },
  ];
}

export function grouped(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
