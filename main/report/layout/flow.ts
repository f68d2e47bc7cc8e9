import type { ReportPage } from './page.ts';
import { RULES, SPACE } from './theme.ts';

/** A note that stands at the foot of the page on which its box stands. */
export interface PageNote {
  readonly height: number;
  /** Draws the note with its upper left corner at x, y. */
  readonly draw: (page: ReportPage, x: number, y: number) => void;
}

/** A piece of the report that is never split: a line, a table row, a figure. Lengths in points. */
export interface Box {
  readonly height: number;
  /** Least distance to the box above; the greater of this and that box's `after` counts. */
  readonly before: number;
  readonly after: number;
  /** No page break between this box and the next. */
  readonly keepWithNext: boolean;
  readonly notes: readonly PageNote[];
  /** Draws the box with its upper left corner at x, y. */
  readonly draw: (page: ReportPage, x: number, y: number) => void;
  /** Drawn on top when a page begins with this box: the repeated head of a table. */
  readonly repeat?: { readonly height: number; readonly draw: (page: ReportPage, x: number, y: number) => void };
}

export interface FlowArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Lower edge of the area, measured from the top of the page. */
  readonly bottom: number;
}

const NOTE_RULE_SPACE = SPACE.m;
const NOTE_RULE_WIDTH = 72;

/** Places boxes on pages from top to bottom. Boxes that belong together are placed together. */
export class Flow {
  readonly area: FlowArea;
  readonly pages: ReportPage[] = [];
  readonly #newPage: () => ReportPage;
  #group: Box[] = [];
  #keep: Box[] | undefined;
  #y = 0;
  #after = 0;
  #extent = 0;
  /** `after` of the last box, page breaks or not. */
  #lastAfter = 0;
  #notes: PageNote[] = [];

  constructor(area: FlowArea, newPage: () => ReportPage) {
    this.area = area;
    this.#newPage = newPage;
  }

  /** Height in points of an empty page. */
  get pageHeight(): number {
    return this.area.bottom - this.area.top;
  }

  /** Height in points of all boxes placed so far, as if they stood on one endless page, without their notes. */
  get extent(): number {
    return this.#extent;
  }

  /**
   * Adds boxes below the last.
   *
   * @throws Error when a box is taller than a page.
   */
  push(boxes: readonly Box[]): void {
    for (const box of boxes) {
      if (this.#keep !== undefined) this.#keep.push(box);
      else {
        this.#group.push(box);
        if (!box.keepWithNext) this.#placeGroup();
      }
    }
  }

  /** Keeps what `fill` pushes on one page, if one page can hold it. */
  keepTogether(fill: () => void): void {
    if (this.#keep !== undefined) {
      fill();
      return;
    }
    const kept: Box[] = [];
    this.#keep = kept;
    try {
      fill();
    } finally {
      this.#keep = undefined;
    }
    const fitsOnPage = stackHeight(kept) + notesHeight(kept.flatMap((box) => box.notes)) <= this.pageHeight;
    this.push(kept.map((box, index) => (fitsOnPage && index < kept.length - 1 ? { ...box, keepWithNext: true } : box)));
  }

  /** Ends the page, unless nothing stands on it. */
  breakPage(): void {
    this.finish();
    if (this.#y > this.area.top) this.#y = Number.POSITIVE_INFINITY;
  }

  /** Places what still waits for a next box. */
  finish(): void {
    this.#placeGroup();
  }

  /** Draws the notes of the last page. To be called once, at the end. */
  close(): void {
    this.finish();
    this.#drawNotes();
  }

  #placeGroup(): void {
    const group = this.#group;
    this.#group = [];
    if (group.length === 0) return;
    if (!this.#fits(group)) {
      this.#startPage();
      const first = group[0];
      if (first?.repeat !== undefined) this.#drawRepeat(first.repeat);
      if (!this.#fits(group)) {
        this.#placeOneByOne(group);
        return;
      }
    }
    for (const box of group) this.#place(box);
  }

  /** For a group taller than a page: breaks wherever a box no longer fits. */
  #placeOneByOne(group: readonly Box[]): void {
    for (const box of group) {
      if (!this.#fits([box]) && this.#y > this.area.top) {
        this.#startPage();
        if (box.repeat !== undefined) this.#drawRepeat(box.repeat);
      }
      this.#place(box);
    }
  }

  #fits(group: readonly Box[]): boolean {
    if (this.pages.length === 0) return false;
    let y = this.#y;
    let after = this.#after;
    for (const box of group) {
      y += this.#gap(y, after, box) + box.height;
      after = box.after;
    }
    const notes = [...this.#notes, ...group.flatMap((box) => box.notes)];
    // Lengths are sums of fractions: a hair's breadth is not an overflow.
    return y + notesHeight(notes) <= this.area.bottom + 0.01;
  }

  #gap(y: number, after: number, box: Box): number {
    return y <= this.area.top ? 0 : Math.max(after, box.before);
  }

  #place(box: Box): void {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('A box was placed before the first page.');
    if (box.height > this.pageHeight) throw new Error('An element of the report is taller than a page.');
    this.#extent += (this.#extent === 0 ? 0 : Math.max(this.#lastAfter, box.before)) + box.height;
    this.#lastAfter = box.after;
    this.#y += this.#gap(this.#y, this.#after, box);
    box.draw(page, this.area.left, this.#y);
    this.#y += box.height;
    this.#after = box.after;
    this.#notes.push(...box.notes);
  }

  #drawRepeat(repeat: NonNullable<Box['repeat']>): void {
    const page = this.pages.at(-1);
    if (page === undefined) return;
    repeat.draw(page, this.area.left, this.#y);
    this.#y += repeat.height;
  }

  #startPage(): void {
    this.#drawNotes();
    this.pages.push(this.#newPage());
    this.#y = this.area.top;
    this.#after = 0;
  }

  #drawNotes(): void {
    const page = this.pages.at(-1);
    if (page === undefined || this.#notes.length === 0) return;
    const { left, bottom } = this.area;
    let y = bottom - notesHeight(this.#notes) + NOTE_RULE_SPACE;
    const rule = y - NOTE_RULE_SPACE / 2;
    page.artifact().line(left, rule, left + NOTE_RULE_WIDTH, rule, { color: 'rule', width: RULES.thin });
    for (const note of this.#notes) {
      note.draw(page, left, y);
      y += note.height;
    }
    this.#notes = [];
  }
}

function stackHeight(boxes: readonly Box[]): number {
  return boxes.reduce(
    (sum, box, index) => sum + box.height + (index === 0 ? 0 : Math.max(boxes[index - 1]?.after ?? 0, box.before)),
    0,
  );
}

function notesHeight(notes: readonly PageNote[]): number {
  return notes.length === 0 ? 0 : notes.reduce<number>((sum, { height }) => sum + height, NOTE_RULE_SPACE);
}
