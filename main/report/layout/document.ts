import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { writeAttachments, type Attachment } from './attachments.ts';
import { addContents, type ContentsEntry } from './contents.ts';
import type { ElementContext } from './elements.ts';
import { addFigure, type FigureOptions } from './figure.ts';
import { Flow } from './flow.ts';
import { FontBook } from './fonts.ts';
import { addImage, embedImage, type ImageOptions, type ReportImage } from './images.ts';
import type { Inline } from './inline.ts';
import { addKeyValues, type KeyValue, type KeyValueOptions } from './key-values.ts';
import { writeMetadata, type ReportMetadata } from './metadata.ts';
import { noteMaker } from './notes.ts';
import { writeOutline, type Bookmark } from './outline.ts';
import { ReportPage } from './page.ts';
import { printable } from './printable.ts';
import { drawMark, drawRunningLines, type RunningLines } from './running.ts';
import { addSignatureAreas, type SignatureArea, type SignatureAreaSize } from './signature-area.ts';
import { Structure, type StructNode } from './structure.ts';
import { addTable, type TableOptions } from './table.ts';
import {
  addCallout,
  addHeading,
  addLetterhead,
  addList,
  addParagraph,
  OWN_WORDS,
  type CalloutOptions,
  type HeadingLevel,
  type ListOptions,
  type ParagraphOptions,
} from './text-elements.ts';
import { COMPACT_MARGINS, MARGINS, PAGE_SIZES, RULES, SPACE, type PageSize } from './theme.ts';

export interface ReportDocumentOptions extends Omit<ReportMetadata, 'generator'> {
  readonly pageSize: PageSize;
  /** Name and version of the program; 'Residua' unless given. */
  readonly generator?: string;
  /** For a document of one page: narrower margins above and below, headings closer together. */
  readonly compact?: boolean;
  /** Headings closer together, for a document that is mostly as short as a letter. */
  readonly closeHeadings?: boolean;
  /** Stands at the head and foot of every page, whatever `running` is told, e.g. that this is no original. */
  readonly mark?: string;
}

/** Starts a report. The same calls with the same options give the same bytes. */
export async function createReportDocument(options: ReportDocumentOptions): Promise<ReportDocument> {
  return new ReportDocument(await PDFDocument.create({ updateMetadata: false }), options);
}

/**
 * A report under construction: elements are placed one below the other, tagged in the order of the calls, so that
 * the file is PDF/A-3a and PDF/UA-1. Lengths in points.
 *
 * Each method that sets text throws ResiduaError 'unprintable' when no font has a character.
 */
export class ReportDocument {
  readonly pdf: PDFDocument;
  readonly #options: ReportDocumentOptions;
  readonly #fonts: FontBook;
  readonly #flow: Flow;
  readonly #structure = new Structure();
  readonly #sections: { level: number; node: StructNode }[] = [];
  readonly #bookmarks: Bookmark[] = [];
  readonly #attachments: Attachment[] = [];
  readonly #makeNote = noteMaker(() => this.#context());
  readonly #headings: ContentsEntry[] = [];
  #running: RunningLines = {};
  #beforeFinish: () => void = () => undefined;
  #images = 0;
  #finished = false;

  constructor(pdf: PDFDocument, options: ReportDocumentOptions) {
    this.pdf = pdf;
    this.#options = options;
    this.#fonts = new FontBook(pdf.context);
    const { width, height } = PAGE_SIZES[options.pageSize];
    const margins = options.compact === true ? COMPACT_MARGINS : MARGINS;
    const area = {
      left: margins.left,
      top: margins.top,
      width: width - margins.left - margins.right,
      bottom: height - margins.bottom,
    };
    this.#flow = new Flow(area, () => new ReportPage(pdf.addPage([width, height])));
  }

  /** Width of the text area. */
  get contentWidth(): number {
    return this.#flow.area.width;
  }

  /** Height that holds text on a page, in points. */
  get pageHeight(): number {
    return this.#flow.pageHeight;
  }

  /** Height in points of all that was added, as if it stood on one endless page. What still waits counts too. */
  get extent(): number {
    this.#flow.finish();
    return this.#flow.extent;
  }

  /** Sets the lines at the head and foot of every page. */
  running(lines: RunningLines): void {
    this.#running = lines;
  }

  /** The examiner's name and address at the head of the first page. */
  letterhead(content: { name: string; lines?: readonly string[]; right?: readonly string[]; source?: string }): void {
    addLetterhead(this.#context(), content);
  }

  /**
   * A heading with its bookmark. What follows belongs to its section.
   *
   * @throws Error when a level is left out, which PDF/UA forbids.
   */
  heading(level: HeadingLevel, text: string, source = OWN_WORDS): void {
    while ((this.#sections.at(-1)?.level ?? 0) >= level) this.#sections.pop();
    if ((this.#sections.at(-1)?.level ?? 0) !== level - 1)
      throw new Error(`Heading level ${String(level)} has no parent.`);
    this.#sections.push({ level, node: this.#parent().add('Sect') });
    const title = printable(text).replaceAll('\n', ' ');
    const mark = {};
    this.#headings.push({ level, title, mark });
    this.#addHeading(level, title, source, mark);
  }

  #addHeading(level: HeadingLevel, title: string, source: string, mark: object): void {
    const onPlaced = (page: ReportPage, y: number): void => {
      this.#bookmarks.push({ level, title, page: page.pdfPage.ref, top: page.painter.height - y + SPACE.s, mark });
    };
    addHeading(this.#context(), level, title, source, onPlaced, mark);
  }

  /**
   * A table of contents at this place, with links, if the report is longer than eight pages without it. It names the
   * headings of the second level. One for each report.
   */
  contents(): void {
    while ((this.#sections.at(-1)?.level ?? 0) >= 2) this.#sections.pop();
    const outer = this.#parent();
    const section = outer.add('Sect');
    const contents = addContents(
      { ...this.#context(), parent: section },
      {
        entries: () => this.#headings.filter(({ level }) => level === 2),
        heading: (title) => {
          this.#sections.push({ level: 2, node: section });
          this.#addHeading(2, title, OWN_WORDS, {});
          this.#sections.pop();
        },
      },
    );
    this.#beforeFinish = () => {
      if (!contents.isPlaced()) outer.remove(section);
      else contents.link(this.pdf.context, this.#structure, this.#bookmarks);
    };
  }

  paragraph(content: Inline, options?: ParagraphOptions): void {
    addParagraph(this.#context(), content, options);
  }

  list(items: readonly Inline[], options?: ListOptions): void {
    addList(this.#context(), items, options);
  }

  keyValues(items: readonly KeyValue[], options?: KeyValueOptions): void {
    addKeyValues(this.#context(), items, options);
  }

  table(options: TableOptions): void {
    addTable(this.#context(), options);
  }

  /** A statement that must not be overlooked, such as the code. */
  callout(options: CalloutOptions): void {
    addCallout(this.#context(), options);
  }

  figure(options: FigureOptions): void {
    addFigure(this.#context(), options);
  }

  /**
   * Takes a PNG or JPEG picture into the file, to be shown by `image`.
   *
   * @throws ResiduaError `invalid-input` when it is neither, is damaged, or is in printing colors (CMYK).
   */
  embedImage(bytes: Uint8Array): Promise<ReportImage> {
    this.#images += 1;
    return embedImage(this.pdf, bytes, this.#images);
  }

  image(image: ReportImage, options: ImageOptions): void {
    addImage(this.#context(), image, options);
  }

  /** Empty space, dropped at the head of a page. */
  space(height: number): void {
    const nothing = { before: 0, after: 0, keepWithNext: false, notes: [] };
    this.#flow.push([{ ...nothing, height: 0, before: height, draw: () => undefined }]);
  }

  /** A thin line over the whole width. */
  rule(): void {
    const space = { height: RULES.thin, before: SPACE.m, after: SPACE.m, keepWithNext: false, notes: [] };
    const { width } = this.#flow.area;
    const draw = (page: ReportPage, x: number, y: number): void => {
      page.artifact().line(x, y, x + width, y, { color: 'rule', width: RULES.thin });
    };
    this.#flow.push([{ ...space, draw }]);
  }

  /** Keeps what `fill` adds on one page, if one page can hold it. */
  keepTogether(fill: () => void): void {
    this.#flow.keepTogether(fill, 'oversize');
  }

  /** Keeps what `fill` adds on one page, unless that would leave more than a quarter of the page before it empty. */
  preferTogether(fill: () => void): void {
    this.#flow.keepTogether(fill, 'gap');
  }

  /** Keeps the end of what was added so far on one page with what comes next, if one page can hold both. */
  keepLastWithNext(): void {
    this.#flow.keepLastWithNext();
  }

  pageBreak(): void {
    this.#flow.breakPage();
  }

  /** Reserves the rectangles of signature fields, side by side, read from left to right. */
  signatureAreas(sizes: readonly SignatureAreaSize[]): SignatureArea[] {
    return addSignatureAreas(this.#context(), this.pdf.context, this.#structure, sizes);
  }

  /** Puts a file into the report. */
  attach(attachment: Attachment): void {
    this.#attachments.push(attachment);
  }

  /** Writes everything into the document. Called by `save`; nothing can be added afterwards. */
  finish(): PDFDocument {
    if (this.#finished) return this.pdf;
    const { context, catalog } = this.pdf;
    this.#flow.close();
    this.#finished = true;
    this.#beforeFinish();
    const { pages } = this.#flow;
    if (pages.length === 0) throw new Error('The report holds nothing to print.');
    drawRunningLines(pages, this.#fonts, this.#running);
    if (this.#options.mark !== undefined) drawMark(pages, this.#fonts, this.#options.mark);
    for (const page of pages) page.finish(context, this.#structure);
    catalog.set(PDFName.of('StructTreeRoot'), this.#structure.write(context));
    this.#fonts.embed();
    writeOutline(this.pdf, this.#bookmarks);
    writeAttachments(this.pdf, this.#attachments);
    writeMetadata(this.pdf, { generator: 'Residua', ...this.#options });
    context.trailerInfo.ID = context.obj([this.#identifier(), this.#identifier()]);
    return this.pdf;
  }

  /**
   * The finished file. Its cross-reference table is a plain one in a single section, as signatures need it.
   * Add signature fields before.
   */
  async save(): Promise<Uint8Array> {
    return this.finish().save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  }

  /** The file identifier: a hash of what the report holds, so that the same report has the same one. */
  #identifier(): PDFHexString {
    const hash = createHash('sha256');
    const { title, author, subject, createdAt } = this.#options;
    hash.update(JSON.stringify([title, author, subject, createdAt.toISOString()]));
    for (const page of this.#flow.pages) hash.update(page.painter.operators.join('\n'));
    for (const { name, bytes } of this.#attachments) hash.update(name).update(bytes);
    return PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase());
  }

  #parent(): StructNode {
    return this.#sections.at(-1)?.node ?? this.#structure.root;
  }

  #context(): ElementContext {
    if (this.#finished) throw new Error('The report is finished: nothing can be added.');
    const compact = this.#options.compact === true || this.#options.closeHeadings === true;
    return { fonts: this.#fonts, flow: this.#flow, parent: this.#parent(), makeNote: this.#makeNote, compact };
  }
}
