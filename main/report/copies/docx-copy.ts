import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { copyBlocks, UNSIGNED, warning, type CopyOrigin, type Progress } from './copy-content.ts';
import type { Block } from './recorded-report.ts';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** In twentieths of a point. */
const PAGES = { letter: { width: 12_240, height: 15_840 }, a4: { width: 11_906, height: 16_838 } } as const;

/** The words of the report as a Word document, marked as an unsigned copy on every page. */
export async function docxCopy(evaluation: Evaluation, origin: CopyOrigin, onProgress?: Progress): Promise<Uint8Array> {
  const blocks = await copyBlocks(evaluation, origin, onProgress);
  const banner = (): Paragraph => new Paragraph({ children: [run(UNSIGNED, { bold: true })] });
  const document = new Document({
    title: UNSIGNED,
    creator: 'Residua',
    description: warning(origin),
    sections: [
      {
        properties: { page: { size: PAGES[origin.pageSize ?? 'letter'] } },
        headers: { default: new Header({ children: [banner()] }) },
        footers: { default: new Footer({ children: [banner()] }) },
        children: [banner(), paragraph(warning(origin)), ...blocks.flatMap(partsOf)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function partsOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: clean(block.text), heading: LEVELS[block.level] })];
    case 'paragraph':
      return block.text.split('\n').map(paragraph);
    case 'figure':
      return [new Paragraph({ children: [run(`Figure: ${block.text}`, { italics: true })] })];
    case 'list':
      return block.items.map((item, index) =>
        block.ordered
          ? paragraph(`${String(index + 1)}. ${item}`)
          : new Paragraph({ text: clean(item), bullet: { level: 0 } }),
      );
    case 'pairs':
      return [tableOf(block.pairs.map((pair) => [...pair])), paragraph('')];
    case 'table':
      return [
        ...(block.caption === null ? [] : [paragraph(block.caption)]),
        tableOf(
          block.rows.map((row) => [...row]),
          [...block.head],
        ),
        paragraph(''),
      ];
  }
}

function tableOf(rows: readonly (readonly string[])[], head?: readonly string[]): Table {
  const columns = head?.length ?? Math.max(1, ...rows.map((row) => row.length));
  const heading =
    head === undefined ? [] : [new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) })];
  const body = rows.map(
    (row) =>
      new TableRow({
        children: row.map((text) => cell(text, false, row.length === 1 ? columns : 1)),
      }),
  );
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [...heading, ...body] });
}

function cell(text: string, bold: boolean, columnSpan = 1): TableCell {
  const lines = text.split('\n').map((line) => new Paragraph({ children: [run(line, { bold })] }));
  return new TableCell({ children: lines, columnSpan });
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ text: clean(text) });
}

function run(text: string, look: Pick<IRunOptions, 'bold' | 'italics'>): TextRun {
  const options: IRunOptions = { ...look, text: clean(text) };
  return new TextRun(options);
}

/** Without what XML cannot hold: most control characters, halves of surrogate pairs, two code points that are none. */
function clean(text: string): string {
  return Array.from(text.toWellFormed())
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code === 0x9 || (code >= 0x20 && code !== 0xfffe && code !== 0xffff);
    })
    .join('');
}
