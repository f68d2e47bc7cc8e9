import { embeddingLevels } from './bidi.ts';
import type { FontBook, TextRun } from './fonts.ts';
import { widthOfRuns } from './fonts.ts';
import type { PageNote } from './box.ts';
import { printable } from './printable.ts';
import type { StructNode } from './structure.ts';
import type { ColorName, TextStyle, Weight } from './theme.ts';

/** A piece of text with its own look. */
export interface Span {
  readonly text: string;
  /** Set in the semibold weight. */
  readonly strong?: boolean;
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

export interface Fragment {
  readonly text: string;
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
  /** What follows belongs to this word, because neither a space nor a hyphen has ended it. */
  open: boolean;
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
export const NOTE_RISE = 0.34;
export const NOTE_SIZE = 0.68;

/** A break is allowed behind a hyphen, dash or slash between letters. */
const HYPHEN = '(?<=\\p{L}[-–—/])(?=\\p{L})';
/** Han and kana are set without spaces; no line begins with a closing sign or ends with an opening one. */
const IDEOGRAPH = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const CLOSING = '、。，．：；？！）」』】〉》ー々';
const BREAK = new RegExp(`${HYPHEN}|(?<=[${IDEOGRAPH}${CLOSING}])(?=[${IDEOGRAPH}（「『【〈《])(?![${CLOSING}])`, 'u');

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
  const paragraphs = breakLines(content, width, setting);
  return paragraphs.flatMap((lines, index) => {
    const last = lines.at(-1);
    if (last === undefined || index === paragraphs.length - 1) return lines;
    // Here too a space keeps the last word apart from the next line's first.
    const space = fragmentOf(' ', last.fragments.at(-1)?.style ?? setting.style, setting);
    return [...lines.slice(0, -1), { ...last, fragments: [...last.fragments, space] }];
  });
}

function wordsOf(content: Inline, setting: SetText): Word[][] {
  const spans = typeof content === 'string' || 'text' in content ? [content] : content;
  const paragraphs: Word[][] = [[]];
  for (const item of spans) {
    const span = typeof item === 'string' ? { text: item } : item;
    const style = spanStyle(span, setting.style);
    printable(span.text)
      .split('\n')
      .forEach((part, index) => {
        if (index > 0) paragraphs.push([]);
        addPieces(paragraphs.at(-1) ?? [], part, style, setting);
      });
    if (span.footnote !== undefined && setting.makeNote !== undefined) {
      const mark = setting.makeNote(span.footnote, setting.source);
      const small = { ...style, size: style.size * NOTE_SIZE };
      append(paragraphs.at(-1) ?? [], { ...fragmentOf(mark.label, small, setting), mark });
    }
  }
  return paragraphs.filter((words) => words.length > 0);
}

function spanStyle(span: Span, style: TextStyle): TextStyle {
  const { strong = span.bold, weight, italic, color, tabular } = span;
  if (
    strong === undefined &&
    weight === undefined &&
    italic === undefined &&
    color === undefined &&
    tabular === undefined
  )
    return style;
  return {
    ...style,
    weight: weight ?? (strong === true ? 'semibold' : style.weight),
    italic: italic ?? style.italic,
    color: color ?? style.color,
    tabular: tabular ?? style.tabular,
  };
}

function fragmentOf(text: string, style: TextStyle, setting: SetText): Fragment {
  const runs = setting.fonts.runs(text, style, setting.source);
  return { text, runs, style, width: widthOfRuns(runs, style.size) };
}

function addPieces(words: Word[], text: string, style: TextStyle, setting: SetText): void {
  text.split(/ +/u).forEach((chunk, index) => {
    const last = words.at(-1);
    if (index > 0 && last !== undefined) {
      last.space = fragmentOf(' ', style, setting);
      last.open = false;
    }
    if (chunk === '') return;
    chunk.split(BREAK).forEach((piece, part) => {
      const before = words.at(-1);
      if (part > 0 && before !== undefined) before.open = false;
      append(words, fragmentOf(piece, style, setting));
    });
  });
}

/** Adds a fragment to the last word while nothing has ended it, else as a word of its own. */
function append(words: Word[], fragment: Fragment): void {
  const last = words.at(-1);
  if (last?.open === true) {
    last.fragments.push(fragment);
    last.width += fragment.width;
  } else words.push({ fragments: [fragment], width: fragment.width, space: undefined, open: true });
}

function fill(words: readonly Word[], width: number, setting: SetText): Line[] {
  const lines: Line[] = [];
  let fragments: Fragment[] = [];
  let used = 0;
  let space: Fragment | undefined;
  const end = (): void => {
    // The space at the end of a line is set too: it keeps words apart for those who read the text without the lines.
    if (fragments.length > 0)
      lines.push(lineOf(space === undefined ? fragments : [...fragments, space], used, setting));
    fragments = [];
    used = 0;
    space = undefined;
  };
  for (const word of words.flatMap((each) => (each.width > width ? cut(each, width, setting) : [each]))) {
    if (fragments.length > 0 && used + (space?.width ?? 0) + word.width > width + 0.01) end();
    if (space !== undefined) {
      fragments.push(space);
      used += space.width;
    }
    fragments.push(...word.fragments);
    used += word.width;
    space = word.space;
  }
  space = undefined;
  end();
  return lines;
}

function lineOf(fragments: readonly Fragment[], width: number, setting: SetText): Line {
  if (fragments.some((fragment) => hasLevels(fragment))) return orderedLine(fragments, setting);
  return { fragments, width, notes: fragments.flatMap(({ mark }) => (mark === undefined ? [] : [mark.note])) };
}

/** True for text that runs from right to left somewhere. */
export function hasLevels({ runs }: Fragment): boolean {
  return runs.some(({ level }) => level > 0);
}

/** A line with text from right to left. Order and joins depend on neighbours, so it is shaped once more as a whole. */
function orderedLine(fragments: readonly Fragment[], setting: SetText): Line {
  const levels = embeddingLevels(fragments.map(({ text }) => text).join(''));
  const whole: Fragment[] = [];
  for (const fragment of fragments) {
    const last = whole.at(-1);
    if (last?.style === fragment.style && last.mark === undefined && fragment.mark === undefined)
      whole[whole.length - 1] = { ...last, text: `${last.text}${fragment.text}` };
    else whole.push(fragment);
  }
  let at = 0;
  const set = whole.map((fragment) => {
    const { text, style } = fragment;
    const runs = setting.fonts.runs(text, style, setting.source, levels.slice(at, at + text.length));
    at += text.length;
    return { ...fragment, runs, width: widthOfRuns(runs, style.size) };
  });
  const last = set.at(-1);
  // As in other lines, the space at the end is set and not counted.
  const trailing = last?.text.endsWith(' ') === true ? setting.fonts.width(' ', last.style, setting.source) : 0;
  const width = set.reduce((sum, fragment) => sum + fragment.width, -trailing);
  return { fragments: set, width, notes: set.flatMap(({ mark }) => (mark === undefined ? [] : [mark.note])) };
}

/** Cuts a word that is wider than a line into pieces that are not. */
function cut(word: Word, width: number, setting: SetText): Word[] {
  const pieces: Word[] = [];
  let open = false;
  let used = 0;
  for (const fragment of word.fragments) {
    if (fragment.mark !== undefined) {
      append(pieces, fragment);
      continue;
    }
    for (const text of fragment.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
      const piece = fragmentOf(text, fragment.style, setting);
      if (open && used + piece.width > width) {
        const last = pieces.at(-1);
        if (last !== undefined) last.open = false;
        used = 0;
      }
      append(pieces, piece);
      used += piece.width;
      open = true;
    }
  }
  const last = pieces.at(-1);
  if (last !== undefined) last.space = word.space;
  return pieces;
}
