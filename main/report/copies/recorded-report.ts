import { PDFDocument } from 'pdf-lib';
import { ReportDocument } from '../layout/document.ts';
import type { FigureOptions } from '../layout/figure.ts';
import type { Inline } from '../layout/inline.ts';
import type { KeyValue } from '../layout/key-values.ts';
import type { TableOptions } from '../layout/table.ts';
import type { CalloutOptions, HeadingLevel, ListOptions } from '../layout/text-elements.ts';

/** A piece of a report without its looks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly caption: string | null;
      readonly head: readonly string[];
      /** A row of one cell is a heading over all columns. */
      readonly rows: readonly (readonly string[])[];
    }
  /** What a picture shows, in words. */
  | { readonly kind: 'figure'; readonly text: string };

/** Takes down what the sections of a report say, in place of setting pages. */
export class RecordedReport extends ReportDocument {
  readonly blocks: Block[] = [];

  /** A recorder for one report. */
  static async start(): Promise<RecordedReport> {
    const options = { title: '', author: '', subject: '', language: 'en-US' as const, createdAt: new Date(0) };
    return new RecordedReport(await PDFDocument.create({ updateMetadata: false }), { ...options, pageSize: 'letter' });
  }

  override letterhead({ name, lines = [], right = [] }: Parameters<ReportDocument['letterhead']>[0]): void {
    this.#paragraph([name, ...lines, ...right].join('\n'));
  }

  override heading(level: HeadingLevel, text: string): void {
    this.blocks.push({ kind: 'heading', level, text });
  }

  override contents(): void {
    // A copy without pages has no table of contents.
  }

  override paragraph(content: Inline): void {
    this.#paragraph(plainText(content));
  }

  override list(items: readonly Inline[], options: ListOptions = {}): void {
    this.blocks.push({ kind: 'list', ordered: options.ordered ?? false, items: items.map(plainText) });
  }

  override keyValues(items: readonly KeyValue[]): void {
    this.blocks.push({ kind: 'pairs', pairs: items.map(({ key, value }) => [key, plainText(value)]) });
  }

  override table({ columns, rows, caption }: TableOptions): void {
    this.blocks.push({
      kind: 'table',
      caption: caption === undefined ? null : plainText(caption),
      head: columns.map(({ header }) => plainText(header)),
      rows: rows.map((row) =>
        'group' in row ? [plainText(row.group)] : ('cells' in row ? row.cells : row).map(plainText),
      ),
    });
  }

  override callout({ label, title, body }: CalloutOptions): void {
    const parts = [label, title, body].filter((part) => part !== undefined).map(plainText);
    this.#paragraph(parts.join('\n'));
  }

  override figure({ alt }: FigureOptions): void {
    this.blocks.push({ kind: 'figure', text: alt });
  }

  override keepTogether(fill: () => void): void {
    fill();
  }

  #paragraph(text: string): void {
    if (text.trim() !== '') this.blocks.push({ kind: 'paragraph', text });
  }
}

/** The words of a text, with a note at its foot in brackets. */
function plainText(content: Inline): string {
  if (typeof content === 'string') return content;
  if ('text' in content) return content.footnote === undefined ? content.text : `${content.text} [${content.footnote}]`;
  return content.map(plainText).join('');
}
