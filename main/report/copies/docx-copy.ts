import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { copyBlocks, UNSIGNED, warning, type CopyOrigin } from './copy-content.ts';
import type { Block } from './recorded-report.ts';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** Control characters that XML cannot hold; line ends are set apart before. */
const NOT_XML = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]', 'g');

/** The words of the report as a Word document, marked as an unsigned copy on every page. */
export async function docxCopy(evaluation: Evaluation, origin: CopyOrigin): Promise<Uint8Array> {
  const blocks = await copyBlocks(evaluation, origin);
  const banner = (): Paragraph => new Paragraph({ children: [new TextRun({ text: UNSIGNED, bold: true })] });
  const document = new Document({
    title: UNSIGNED,
    creator: 'Residua',
    description: warning(origin),
    sections: [
      {
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
      return [new Paragraph({ children: [new TextRun({ text: `Figure: ${clean(block.text)}`, italics: true })] })];
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
  const lines = text.split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: clean(line), bold })] }));
  return new TableCell({ children: lines, columnSpan });
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ text: clean(text) });
}

function clean(text: string): string {
  return text.replace(NOT_XML, '').toWellFormed();
}
