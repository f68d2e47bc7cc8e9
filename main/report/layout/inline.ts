import type { FontBook, TextRun } from './fonts.ts';
import { widthOfRuns } from './fonts.ts';
import type { PageNote } from './flow.ts';
import type { ReportPage } from './page.ts';
import { printableParagraphs } from './printable.ts';
import type { StructNode } from './structure.ts';
import type { ColorName, TextStyle, Weight } from './theme.ts';

/** A piece of text with its own look. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean;
  readonly weight?: Weight;
  readonly italic?: boolean;
  readonly color?: ColorName;
  readonly tabular?: boolean;
  /** Text of a note at the foot of the page; its number is set behind this piece. */
  readonly footnote?: string;
}

/** Text as callers give it. Line ends inside are paragraph breaks. */
export type Inline = string | Span | readonly (string | Span)[];

/** A note's reference in a line: it adds the elements of reference and note when drawn. */
export interface NoteMark {
  readonly note: PageNote;
  readonly begin: (parent: StructNode) => StructNode;
}

/** Makes a numbered note from its text. */
export type NoteMaker = (text: string, source: string) => NoteMark & { readonly label: string };

interface Fragment {
  readonly runs: readonly TextRun[];
  readonly style: TextStyle;
  readonly width: number;
  readonly mark?: NoteMark;
}

interface Word {
  readonly fragments: Fragment[];
  width: number;
  /** The space behind the word, absent when the next word joins it without one. */
  space: Fragment | undefined;
}

export interface Line {
  readonly fragments: readonly Fragment[];
  readonly width: number;
  readonly notes: readonly PageNote[];
}

export type Align = 'left' | 'center' | 'right';

export interface SetText {
  readonly fonts: FontBook;
  readonly style: TextStyle;
  readonly source: string;
  readonly makeNote?: NoteMaker | undefined;
}

/** Share of the font size by which a note's number is raised, and its size. */
const NOTE_RISE = 0.34;
const NOTE_SIZE = 0.68;

// A break is allowed behind a hyphen or dash between letters, and behind a slash.
const PIECES = /[^\s/–—-]*[/–—-]+(?=\p{L})|[^\s]+?(?=[^\s/–—-]*[/–—-]+\p{L})|[^ ]+| +/gu;

/**
 * Breaks text into lines of at most the given width in points; one list of lines for each paragraph. Words are not
 * hyphenated; a word wider than the line is cut between characters.
 *
 * @throws ResiduaError 'unprintable' when no font has a character.
 */
export function breakLines(content: Inline, width: number, setting: SetText): Line[][] {
  return wordsOf(content, setting).map((words) => fill(words, width, setting));
}

/** Lines of all paragraphs as one block, for table cells and the like. */
export function breakBlock(content: Inline, width: number, setting: SetText): Line[] {
  return breakLines(content, width, setting).flat();
}

/** Draws a line with its baseline at y as content of an element, or as an artifact when the element is absent. */
export function drawLine(page: ReportPage, line: Line, x: number, y: number, node: StructNode | undefined): void {
  let left = x;
  let batch: Fragment | undefined;
  let batchLeft = left;
  const flush = (): void => {
    if (batch === undefined) return;
    const painter = node === undefined ? page.artifact() : page.tag(node);
    painter.text(batchLeft, y, batch.runs, batch.style);
    batch = undefined;
  };
  for (const fragment of line.fragments) {
    if (fragment.mark !== undefined) {
      flush();
      const painter = node === undefined ? page.artifact() : page.tag(fragment.mark.begin(node));
      painter.text(left, y, fragment.runs, fragment.style, (fragment.style.size / NOTE_SIZE) * NOTE_RISE);
    } else if (batch?.style === fragment.style) {
      batch = { ...batch, runs: joined(batch.runs, fragment.runs) };
    } else {
      flush();
      batch = fragment;
      batchLeft = left;
    }
    left += fragment.width;
  }
  flush();
}

/** Joins neighbouring runs of one font, so that a line is one operator and not one for each word. */
function joined(first: readonly TextRun[], second: readonly TextRun[]): TextRun[] {
  const runs = [...first];
  for (const run of second) {
    const last = runs.at(-1);
    if (last?.face === run.face) {
      const glyphs = `${last.glyphs}${run.glyphs}`.replaceAll('><', '');
      runs[runs.length - 1] = { face: run.face, glyphs, width: last.width + run.width };
    } else runs.push(run);
  }
  return runs;
}

function wordsOf(content: Inline, setting: SetText): Word[][] {
  const spans = typeof content === 'string' || 'text' in content ? [content] : content;
  const paragraphs: Word[][] = [[]];
  let joinsLast = false;
  for (const item of spans) {
    const span = typeof item === 'string' ? { text: item } : item;
    const style = spanStyle(span, setting.style);
    // The ends are kept: a span may begin or end with the space between it and its neighbour.
    const parts = printableParagraphs(`\u2060${span.text}`.length === 1 ? '' : span.text);
    parts.forEach((part, index) => {
      if (index > 0) {
        paragraphs.push([]);
        joinsLast = false;
      }
      joinsLast = addPieces(paragraphs.at(-1) ?? [], part, style, joinsLast, setting);
    });
    if (span.footnote !== undefined && setting.makeNote !== undefined) {
      addNote(paragraphs.at(-1) ?? [], span.footnote, style, setting);
      joinsLast = true;
    }
  }
  return paragraphs.filter((words) => words.length > 0);
}
