import type { ReportPage } from './page.ts';

/** A note that stands at the foot of the page on which its box stands. */
export interface PageNote {
  /** Its number; the notes of a page stand in this order. */
  readonly number: number;
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
  /**
   * `keepWithNext` is wished for by a block that is kept together. `oversize`: it gives way where the whole does not fit on one
   * page; `gap`: also where keeping it would leave a large part of a page empty.
   */
  readonly keepGivesWay?: 'oversize' | 'gap';
  readonly notes: readonly PageNote[];
  /** Draws the box with its upper left corner at x, y. */
  readonly draw: (page: ReportPage, x: number, y: number) => void;
  /** By which deferred boxes know this one. */
  readonly mark?: object;
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
