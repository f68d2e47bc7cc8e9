import type { Box, FlowArea, PageNote } from './box.ts';
import { RULES, SPACE } from './theme.ts';
import type { ReportPage } from './page.ts';

/** Where boxes are placed: real pages, or none when only their places are asked for. */
export interface Sheets {
  /** Begins a page. */
  readonly begin: () => void;
  /** Draws something with its upper left corner at x, y on the page begun last. */
  readonly draw: (draw: Box['draw'], x: number, y: number) => void;
  /** Learns that a box stands on the page begun last. */
  readonly placed?: (box: Box) => void;
}

const NOTE_RULE_SPACE = SPACE.m;
const NOTE_RULE_WIDTH = 72;
/** Share of a page that is a pity to leave empty for the sake of a block. */
const LARGE_GAP = 0.25;

/** Places boxes on pages from top to bottom. Boxes that belong together are placed together. */
export class Placement {
  readonly #area: FlowArea;
  readonly #sheets: Sheets;
  #pages = 0;
  #group: Box[] = [];
  #y = 0;
  #after = 0;
  #extent = 0;
  /** `after` of the last box, page breaks or not. */
  #lastAfter = 0;
  #notes: PageNote[] = [];
  /** Nothing but a repeated head stands on the page begun last. */
  #isBare = false;

  constructor(area: FlowArea, sheets: Sheets) {
    this.#area = area;
    this.#sheets = sheets;
  }

  get pages(): number {
    return this.#pages;
  }

  /** Height in points of all boxes placed so far, as if they stood on one endless page, without their notes. */
  get extent(): number {
    return this.#extent;
  }

  /** @throws Error when a box is taller than a page. */
  add(box: Box): void {
    this.#group.push(box);
    if (!box.keepWithNext) this.flush();
  }

  /** Ends the page, unless nothing stands on it. */
  breakPage(): void {
    this.flush();
    if (this.#y > this.#area.top) this.#y = Number.POSITIVE_INFINITY;
  }

  /** Draws the notes of the last page. To be called once, at the end. */
  close(): void {
    this.flush();
    this.#drawNotes();
  }

  /** Places what still waits for a next box. */
  flush(): void {
    const group = this.#group;
    this.#group = [];
    if (group.length === 0) return;
    const mayPart = !this.#fits(group) && this.#leavesGap();
    for (const part of mayPart ? partsOf(group, ['gap']) : [group]) this.#placeTogether(part);
  }

  /** Whether a page that is begun now leaves a large part of the one before it empty. */
  #leavesGap(): boolean {
    const { top, bottom } = this.#area;
    return this.#pages > 0 && bottom - notesHeight(this.#notes) - this.#y > LARGE_GAP * (bottom - top);
  }

  #placeTogether(group: readonly Box[]): void {
    if (this.#fitsHereOrOnNextPage(group)) {
      for (const box of group) this.#place(box);
      return;
    }
    // Taller than a page: what was kept together for a block's sake may part, a heading and its text may not.
    for (const part of partsOf(group, ['gap', 'oversize'])) {
      if (this.#fitsHereOrOnNextPage(part)) for (const box of part) this.#place(box);
      else this.#placeOneByOne(part);
    }
  }

  /** Begins a page unless a group fits on this one; false when it fits on none. */
  #fitsHereOrOnNextPage(group: readonly Box[]): boolean {
    if (this.#fits(group)) return true;
    if (this.#isBare) return false;
    this.#startPage();
    const repeat = group[0]?.repeat;
    if (repeat !== undefined) this.#drawRepeat(repeat);
    return this.#fits(group);
  }

  /** For boxes that belong together and are taller than a page: breaks wherever a box no longer fits. */
  #placeOneByOne(group: readonly Box[]): void {
    for (const box of group) {
      if (!this.#fits([box]) && this.#y > this.#area.top) {
        this.#startPage();
        if (box.repeat !== undefined) this.#drawRepeat(box.repeat);
      }
      this.#place(box);
    }
  }

  #fits(group: readonly Box[]): boolean {
    if (this.#pages === 0) return false;
    let y = this.#y;
    let after = this.#after;
    for (const box of group) {
      y += this.#gap(y, after, box) + box.height;
      after = box.after;
    }
    const notes = [...this.#notes, ...group.flatMap((box) => box.notes)];
    // Lengths are sums of fractions: a hair's breadth is not an overflow.
    return y + notesHeight(notes) <= this.#area.bottom + 0.01;
  }

  #gap(y: number, after: number, box: Box): number {
    return y <= this.#area.top ? 0 : Math.max(after, box.before);
  }

  #place(box: Box): void {
    const { left, top, bottom } = this.#area;
    if (box.height > bottom - top) throw new Error('An element of the report is taller than a page.');
    this.#extent += (this.#extent === 0 ? 0 : Math.max(this.#lastAfter, box.before)) + box.height;
    this.#lastAfter = box.after;
    this.#y += this.#gap(this.#y, this.#after, box);
    this.#sheets.draw(box.draw, left, this.#y);
    this.#sheets.placed?.(box);
    this.#isBare = false;
    this.#y += box.height;
    this.#after = box.after;
    this.#notes.push(...box.notes);
  }

  #drawRepeat(repeat: NonNullable<Box['repeat']>): void {
    this.#sheets.draw(repeat.draw, this.#area.left, this.#y);
    this.#y += repeat.height;
  }

  #startPage(): void {
    this.#drawNotes();
    this.#pages += 1;
    this.#sheets.begin();
    this.#isBare = true;
    this.#y = this.#area.top;
    this.#after = 0;
  }

  #drawNotes(): void {
    if (this.#notes.length === 0) return;
    const { left, bottom } = this.#area;
    let y = bottom - notesHeight(this.#notes) + NOTE_RULE_SPACE;
    this.#sheets.draw(drawNoteRule, left, y - NOTE_RULE_SPACE / 2);
    for (const note of [...new Set(this.#notes)].sort((one, other) => one.number - other.number)) {
      this.#sheets.draw(note.draw, left, y);
      y += note.height;
    }
    this.#notes = [];
  }
}

/** A group cut where only a block wished to be kept together, and its wish gives way to one of `reasons`. */
function partsOf(group: readonly Box[], reasons: readonly Box['keepGivesWay'][]): Box[][] {
  const parts: Box[][] = [[]];
  for (const box of group) {
    parts.at(-1)?.push(box);
    if (box.keepGivesWay !== undefined && reasons.includes(box.keepGivesWay)) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

function drawNoteRule(page: ReportPage, x: number, y: number): void {
  page.artifact().line(x, y, x + NOTE_RULE_WIDTH, y, { color: 'rule', width: RULES.thin });
}

/** Height in points of boxes one below the other. */
export function stackHeight(boxes: readonly Box[]): number {
  return boxes.reduce(
    (sum, box, index) => sum + box.height + (index === 0 ? 0 : Math.max(boxes[index - 1]?.after ?? 0, box.before)),
    0,
  );
}

/** Height in points of the notes of a page with the rule above them; one referred to several times stands once. */
export function notesHeight(notes: readonly PageNote[]): number {
  return notes.length === 0
    ? 0
    : [...new Set(notes)].reduce<number>((sum, { height }) => sum + height, NOTE_RULE_SPACE);
}
