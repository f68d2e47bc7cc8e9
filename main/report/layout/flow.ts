import type { Box, FlowArea } from './box.ts';
import type { ReportPage } from './page.ts';
import { notesHeight, Placement, stackHeight } from './placement.ts';

/**
 * Boxes that depend on where the others stand, such as a table of contents. They are asked for when everything before
 * the first `finish` is known.
 */
export interface Deferred {
  /** The boxes, or none. `pages` is the number of pages without them. Their height must not depend on `placed`. */
  readonly boxes: (pages: number) => readonly Box[];
  /** Learns the page of each box by its mark, counted from 1, the deferred ones placed too, before anything is drawn. */
  readonly placed: (pageOf: ReadonlyMap<object, number>) => void;
}

type Item = Box | Deferred | 'break';

/** Collects boxes and places them on pages from top to bottom when their places are asked for. */
export class Flow {
  readonly area: FlowArea;
  readonly pages: ReportPage[] = [];
  readonly #placement: Placement;
  #queue: Item[] = [];
  #keep: Box[] | undefined;

  constructor(area: FlowArea, newPage: () => ReportPage) {
    this.area = area;
    this.#placement = new Placement(area, {
      begin: () => this.pages.push(newPage()),
      draw: (draw, x, y) => {
        const page = this.pages.at(-1);
        if (page === undefined) throw new Error('A box was placed before the first page.');
        draw(page, x, y);
      },
    });
  }

  /** Height in points of an empty page. */
  get pageHeight(): number {
    return this.area.bottom - this.area.top;
  }

  /** Height in points of all boxes placed so far, as if they stood on one endless page, without their notes. */
  get extent(): number {
    return this.#placement.extent;
  }

  /** Adds boxes below the last. */
  push(boxes: readonly Box[]): void {
    (this.#keep ?? this.#queue).push(...boxes);
  }

  /**
   * Keeps what `fill` pushes on one page, if one page can hold it. What is kept inside is kept by its own wish.
   *
   * @param keepGivesWay `gap`: what does not fit on the page may part when it would leave a large part of that page empty.
   */
  keepTogether(fill: () => void, keepGivesWay: NonNullable<Box['keepGivesWay']>): void {
    const kept = this.collect(fill);
    const fitsOnPage = stackHeight(kept) + notesHeight(kept.flatMap((box) => box.notes)) <= this.pageHeight;
    const joined = (box: Box): Box => (box.keepWithNext ? box : { ...box, keepWithNext: true, keepGivesWay });
    this.push(kept.map((box, index) => (fitsOnPage && index < kept.length - 1 ? joined(box) : box)));
  }

  /** Keeps what was pushed last on one page with what comes next, if one page can hold both. Not inside `keepTogether`. */
  keepLastWithNext(): void {
    const last = this.#queue.at(-1);
    if (last === undefined || last === 'break' || 'boxes' in last || last.keepWithNext) return;
    this.#queue[this.#queue.length - 1] = { ...last, keepWithNext: true, keepGivesWay: 'oversize' };
  }

  /** The boxes that `fill` pushes, which are not placed. */
  collect(fill: () => void): readonly Box[] {
    const outer = this.#keep;
    const collected: Box[] = [];
    this.#keep = collected;
    try {
      fill();
    } finally {
      this.#keep = outer;
    }
    return collected;
  }

  /** Ends the page, unless nothing stands on it. */
  breakPage(): void {
    this.#queue.push('break');
  }

  /** Adds boxes that are known only when all others are. Not inside `keepTogether`. */
  defer(deferred: Deferred): void {
    this.#queue.push(deferred);
  }

  /**
   * Places everything that was added.
   *
   * @throws Error when a box is taller than a page.
   */
  finish(): void {
    const items = this.#resolved(this.#queue);
    this.#queue = [];
    placeAll(this.#placement, items);
  }

  /** Places everything and draws the notes of the last page. To be called once, at the end. */
  close(): void {
    this.finish();
    this.#placement.close();
  }

  #resolved(queue: readonly Item[]): (Box | 'break')[] {
    const plain = (item: Item): item is Box | 'break' => item === 'break' || 'draw' in item;
    if (queue.every(plain)) return [...queue];
    const { pages } = this.#rehearse(queue.filter(plain));
    const items = queue.flatMap((item) => (plain(item) ? [item] : [...item.boxes(pages)]));
    const { pageOf } = this.#rehearse(items);
    for (const item of queue) if (!plain(item)) item.placed(pageOf);
    return items;
  }

  /** Places boxes on pages that do not exist, to learn where they come to stand. */
  #rehearse(items: readonly (Box | 'break')[]): { pages: number; pageOf: Map<object, number> } {
    const pageOf = new Map<object, number>();
    const placement: Placement = new Placement(this.area, {
      begin: () => undefined,
      draw: () => undefined,
      placed: ({ mark }) => {
        if (mark !== undefined) pageOf.set(mark, placement.pages);
      },
    });
    placeAll(placement, items);
    return { pages: placement.pages, pageOf };
  }
}

function placeAll(placement: Placement, items: readonly (Box | 'break')[]): void {
  for (const item of items) {
    if (item === 'break') placement.breakPage();
    else placement.add(item);
  }
  placement.flush();
}
