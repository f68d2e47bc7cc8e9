import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFHexString, PDFName } from 'pdf-lib';
import { png } from '../../../tools/png.ts';
import { createReportDocument, type ReportDocument } from '../../../../main/report/layout/document.ts';

const CREATED_AT = new Date('2025-03-04T10:11:12Z');

export function emptyReport(overrides: { title?: string; author?: string } = {}): Promise<ReportDocument> {
  return createReportDocument({
    title: 'Independent medical evaluation',
    author: 'Ann Example, MD',
    subject: 'Left hip',
    ...overrides,
    language: 'en-US',
    createdAt: CREATED_AT,
    pageSize: 'letter',
  });
}

/** A report with every element, a signature field and two attached files. */
export async function fullReport(): Promise<ReportDocument> {
  const report = await emptyReport({ title: 'Evaluation of <Žižka> & others' });
  report.running({
    headerLeft: 'Independent medical evaluation',
    headerRight: 'Claim 22-0001947',
    footerLeft: 'A. Example',
  });
  report.letterhead({ name: 'Ann Example, MD', lines: ['Orthopaedics', 'License 12345'], right: ['12 Market Street'] });
  report.heading(1, 'Evaluation of the left hip');
  report.paragraph('The result first.', { style: 'lead' });
  report.keyValues(
    [
      { key: 'Examinee', value: 'Jiří Žižka' },
      { key: 'Claim number', value: '22-0001947' },
      { key: 'Referral source', value: 'Example Mutual' },
    ],
    { columns: 2 },
  );
  report.callout({ label: 'Residual score', title: 'G8652', body: 'The score was less than zero (< 0).' });
  report.contents();
  report.heading(2, 'History');
  report.paragraph([
    'Pain on stairs, ',
    { text: 'worse at night', strong: true },
    { text: '', footnote: 'Stated by the examinee.' },
    ', ',
    { text: 'for two years', italic: true },
    '.\nSecond paragraph: ≥ ≤ ≈ → ☒ ☑.',
  ]);
  report.heading(3, 'Records');
  report.list(['Operative report', 'Radiographs of the pelvis']);
  report.list(['First', 'Second'], { ordered: true });
  report.figure({
    height: 40,
    alt: 'Number line from 0 to 100.',
    draw: (canvas) => {
      canvas.line(0, 20, canvas.width, 20, { color: 'rule', width: 1, dash: [2, 2] });
      canvas.circle(50, 20, 4, { fill: 'accent' });
      canvas.text('42', 50, 38, { align: 'center' });
    },
  });
  report.image(await report.embedImage(png(120, 40)), { alt: 'A grey area.' });
  report.table({
    caption: 'Responses',
    columns: [
      { header: 'Item', rowHeader: true },
      { header: 'Points', width: 60, align: 'right' },
    ],
    rows: [
      { group: 'Pain' },
      ...Array.from({ length: 60 }, (_, index) => [`Item ${String(index + 1)}`, String(index)]),
      { cells: ['Total', '1770'], emphasis: true },
    ],
  });
  report.rule();
  report.keepTogether(() => {
    report.heading(2, 'Signature');
    report.paragraph('I declare that this is true.');
    addField(report);
  });
  for (const name of ['evaluation.json', 'bundle.json'])
    report.attach({
      name,
      bytes: new TextEncoder().encode(`{"file":"${name}"}`),
      mimeType: 'application/json',
      description: 'The evaluation',
      relationship: name === 'bundle.json' ? 'Data' : 'Source',
      modifiedAt: CREATED_AT,
    });
  return report;
}

/** Reserves an area now and puts a field without a signature on it once it is placed. */
function addField(report: ReportDocument): void {
  const [area] = report.signatureAreas([{ width: 260, height: 84 }]);
  if (area === undefined) throw new Error('No area was reserved.');
  pendingFields.set(report, () => {
    const { context, catalog } = report.pdf;
    const appearance = area.appearance((canvas) => {
      canvas.text('Ann Example, MD', 4, 20, { style: 'h3' });
    });
    const widget = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        T: PDFHexString.fromText('Signature1'),
        TU: PDFHexString.fromText('Signature of the examiner'),
        Rect: area.rect,
        F: 132,
        P: area.page.ref,
        AP: { N: appearance },
      }),
    );
    area.page.node.set(PDFName.of('Annots'), context.obj([widget]));
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [widget], SigFlags: 3 }));
    area.placeWidget(widget);
  });
}

const pendingFields = new WeakMap<ReportDocument, () => void>();

/** Finished bytes, with the field of `fullReport` on its page. */
export async function saved(report: ReportDocument): Promise<Uint8Array> {
  pendingFields.get(report)?.();
  return report.save();
}

/** Runs a program on the bytes as a file and answers what it printed. `{}` in the arguments stands for the file. */
export async function runOn(bytes: Uint8Array, program: string, ...args: string[]): Promise<string> {
  return withFile(bytes, async (file) => {
    const filled = args.map((arg) => (arg === '{}' ? file : arg));
    const { stdout } = await promisify(execFile)(program, filled, { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  });
}

/** Calls `use` with the path of a file that holds the bytes. */
export async function withFile<T>(bytes: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'residua-layout-'));
  try {
    const file = join(folder, 'report.pdf');
    await writeFile(file, bytes);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Text of each page as pdftotext reads it, lines in order of the page. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const text = await runOn(bytes, 'pdftotext', '-layout', '{}', '-');
  return text.split('\f').slice(0, -1);
}

/** Lines of a page without head and foot. */
export function bodyLines(page: string): string[] {
  return page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Page \d+ of \d+$/.test(line));
}

export function sentences(count: number, word = 'Sentence'): string {
  return Array.from(
    { length: count },
    (_, index) => `${word} ${String(index)} says one thing about the left hip.`,
  ).join(' ');
}
