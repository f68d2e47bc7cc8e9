import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../../main/report/layout/document.ts';
import { emptyReport, pageTexts, runOn } from './sample.ts';

const TITLES = Array.from({ length: 9 }, (_, index) => `Section ${String.fromCharCode(65 + index)}`);

/** A report whose contents stand behind its first page, with a section on each page that follows. */
async function sections(titles: readonly string[]): Promise<ReportDocument> {
  const report = await emptyReport();
  report.heading(1, 'Evaluation');
  report.paragraph('The result first.');
  report.contents();
  for (const title of titles) {
    report.pageBreak();
    report.heading(2, title);
    report.paragraph(`What ${title} says.`);
    report.heading(3, `Detail of ${title}`);
    report.paragraph('More.');
  }
  return report;
}

/** Page, counted from 1, that each link on a page leads to, with its description. */
async function links(bytes: Uint8Array, on: number): Promise<{ to: number; says: string }[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const refs = pdf.getPages().map(({ ref }) => ref.toString());
  const annotations = pdf.getPage(on - 1).node.Annots();
  return (annotations?.asArray() ?? []).map((each) => {
    const annotation = pdf.context.lookup(each, PDFDict);
    const target = annotation.lookup(PDFName.of('Dest'))?.toString() ?? '';
    const page = refs.findIndex((ref) => target.startsWith(`[ ${ref} /XYZ `)) + 1;
    return { to: page, says: annotation.lookup(PDFName.of('Contents'))?.toString() ?? '' };
  });
}

describe('table of contents', () => {
  it('names each section with the page on which it stands, and links to it', async () => {
    const bytes = await (await sections(TITLES)).save();
    const pages = await pageTexts(bytes);
    expect(pages).toHaveLength(10);
    const entries = [...(pages[0] ?? '').matchAll(/(Section \w) +(\d+)/g)].map(([, title, page]) => [
      title,
      Number(page),
    ]);
    expect(entries).toHaveLength(TITLES.length);
    for (const [title, page] of entries) expect(pages[Number(page) - 1]).toContain(`What ${String(title)} says.`);
    expect((await links(bytes, 1)).map(({ to }) => to)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await links(bytes, 1)).every(({ says }) => says !== '')).toBe(true);
  });

  it('counts the pages that it moves', async () => {
    const report = await emptyReport();
    report.heading(1, 'Evaluation');
    report.contents();
    const text = 'One line of the report.\n'.repeat(31);
    for (const title of TITLES) {
      report.heading(2, title);
      report.paragraph(text);
    }
    const bytes = await report.save();
    const pages = await pageTexts(bytes);
    const entries = [...(pages[0] ?? '').matchAll(/(Section \w) +(\d+)/g)];
    expect(entries).toHaveLength(TITLES.length);
    for (const [, title, page] of entries) expect(pages[Number(page) - 1]?.split(`${String(title)}\n`)).toHaveLength(2);
  });

  it('is tagged, one item for each entry', async () => {
    const structure = await runOn(await (await sections(TITLES)).save(), 'pdfinfo', '-struct', '{}');
    expect(structure.match(/^ *TOC(?: |$)/gm)).toHaveLength(1);
    expect(structure.match(/^ *TOCI(?: |$)/gm)).toHaveLength(TITLES.length);
  });

  it('is left out of a report of eight pages, without a trace', async () => {
    const bytes = await (await sections(TITLES.slice(2))).save();
    const pages = await pageTexts(bytes);
    expect(pages).toHaveLength(8);
    expect(pages.join('\n')).not.toContain('Contents');
    expect(await runOn(bytes, 'pdfinfo', '-struct', '{}')).not.toContain('TOC');
    expect(await links(bytes, 1)).toEqual([]);
  });

  it('gives the same bytes every time', async () => {
    const [first, second] = [await (await sections(TITLES)).save(), await (await sections(TITLES)).save()];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
