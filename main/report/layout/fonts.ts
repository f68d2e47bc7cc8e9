import { readFileSync } from 'node:fs';
import { create, type Font } from '@cantoo/fontkit';
import type { PDFContext } from 'pdf-lib';
import { assetPath } from '../../assets.ts';
import { embeddingLevels, hasRightToLeft, reversed } from './bidi.ts';
import { FontFace, type LaidOut, type Layouts, type ShapedText } from './font-face.ts';
import { isSettable, unprintable } from './printable.ts';
import type { TextStyle } from './theme.ts';

/** A piece of text in one font and one direction. */
export interface TextRun extends ShapedText {
  readonly face: FontFace;
  /** Embedding level: odd where the text runs from right to left; 0 in text without such letters. */
  readonly level: number;
}

type LatinFace = 'regular' | 'semibold' | 'bold' | 'italic';
type FaceName = LatinFace | 'fallback' | 'fallbackBold' | 'han' | 'hangul' | ScriptFace;
type ScriptFace = 'arabic' | 'hebrew' | 'thai';

const FILES: Record<FaceName, string> = {
  regular: 'SourceSans3-Regular.ttf',
  semibold: 'SourceSans3-SemiBold.ttf',
  bold: 'SourceSans3-Bold.ttf',
  italic: 'SourceSans3-Italic.ttf',
  fallback: 'DejaVuSans.ttf',
  fallbackBold: 'DejaVuSans-Bold.ttf',
  han: 'NotoSansSC-Regular.ttf',
  hangul: 'NotoSansKR-Regular.ttf',
  arabic: 'NotoSansArabic-Regular.ttf',
  hebrew: 'NotoSansHebrew-Regular.ttf',
  thai: 'NotoSansThai-Regular.ttf',
};

/** Scripts whose letters join, stack or run from right to left. Fonts above that hold their letters too do not join them. */
const SCRIPTS: readonly (readonly [ScriptFace, RegExp])[] = [
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['thai', /\p{Script=Thai}/u],
];
const ANY_SCRIPT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u;

/** Lower-case letters of DejaVu Sans are this much higher than those of Source Sans 3 (0.547 against 0.486 em). */
const FALLBACK_FACTOR = 0.9;

/** Parsed fonts are shared by all documents of the process; they hold no text. */
const parsed = new Map<FaceName, Font>();

function parsedFont(name: FaceName): Font {
  let font = parsed.get(name);
  if (font === undefined) {
    const opened = create(readFileSync(assetPath('fonts', FILES[name])));
    if (!('layout' in opened)) throw new Error(`${FILES[name]} is a collection, not a font.`);
    font = opened;
    parsed.set(name, font);
  }
  return font;
}

/** Words as each font lays them out, where the thread or program remembers them. */
let remembered: Map<FaceName, Layouts> | undefined;

/**
 * Lets this thread or program remember until its end how words were laid out, which halves the time of each document
 * after the first. It then keeps words of what it made: only for one that ends with its documents.
 */
export function rememberWords(): void {
  remembered ??= new Map();
}

function layoutsOf(name: FaceName): Layouts {
  const known = remembered?.get(name) ?? new Map<string, LaidOut>();
  remembered?.set(name, known);
  return known;
}

/** The fonts of one document, opened when first needed, with every shaped word remembered. */
export class FontBook {
  readonly #context: PDFContext;
  readonly #faces = new Map<FaceName, FontFace>();
  readonly #shaped = new Map<string, readonly TextRun[]>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /**
   * Sets a text without line ends, each character in the first font that has it.
   *
   * @param source what the text is, for the message of a refusal.
   * @param levels embedding levels of the text's units as part of its line; those of the text alone unless given.
   * @returns the runs in reading order.
   * @throws ResiduaError 'unprintable' when no font has a character.
   */
  runs(text: string, style: TextStyle, source: string, levels?: Uint8Array): readonly TextRun[] {
    const main = mainFace(style);
    const direction = levels === undefined ? '' : levels.join('');
    const key = `${main}${style.tabular ? '#' : ' '}${direction} ${text}`;
    const known = this.#shaped.get(key);
    if (known !== undefined) return known;
    const ordered = levels ?? (hasRightToLeft(text) ? embeddingLevels(text) : undefined);
    const runs = this.#split(text, main, source, ordered).map((part) => this.#shape(part, style.tabular));
    this.#shaped.set(key, runs);
    return runs;
  }

  #shape({ name, text, level }: Part, tabular: boolean): TextRun {
    const face = this.#face(name);
    const isRightToLeft = level % 2 === 1;
    if (isScriptFace(name)) return { face, level, ...face.shapeScript(text, isRightToLeft ? 'rtl' : 'ltr') };
    if (!isRightToLeft) return { face, level, ...face.shape(text, tabular) };
    return { face, level, ...face.shape(reversed(text), tabular) };
  }

  /** Width of a text in points. */
  width(text: string, style: TextStyle, source: string): number {
    return widthOfRuns(this.runs(text, style, source), style.size);
  }

  embed(): void {
    for (const face of this.#faces.values()) face.embed(this.#context);
  }

  #face(name: FaceName): FontFace {
    let face = this.#faces.get(name);
    if (face === undefined) {
      const factor = name.startsWith('fallback') ? FALLBACK_FACTOR : 1;
      const label = `F${String(this.#faces.size + 1)}`;
      face = new FontFace(parsedFont(name), label, this.#context.nextRef(), factor, layoutsOf(name));
      this.#faces.set(name, face);
    }
    return face;
  }

  /** Cuts a text where the font or the direction changes. A combining mark stays in the font of its base. */
  #split(text: string, main: LatinFace, source: string, levels: Uint8Array | undefined): Part[] {
    const parts: Part[] = [];
    let at = 0;
    for (const cluster of clusters(text)) {
      const name = faceFor(cluster, main, source);
      const level = levels?.[at] ?? 0;
      at += cluster.length;
      const last = parts.at(-1);
      // A space between words of such a script is of their font, so that they stay one run.
      const joins = last !== undefined && (last.name === name || (cluster === ' ' && isScriptFace(last.name)));
      if (joins && last.level === level) last.text += cluster;
      else parts.push({ name, level, text: cluster });
    }
    return parts;
  }
}

interface Part {
  readonly name: FaceName;
  readonly level: number;
  text: string;
}

function isScriptFace(name: FaceName): name is ScriptFace {
  return name === 'arabic' || name === 'hebrew' || name === 'thai';
}

/** Width in points of runs at a size. */
export function widthOfRuns(runs: readonly TextRun[], size: number): number {
  return (runs.reduce((sum, run) => sum + run.width, 0) * size) / 1000;
}

function mainFace(style: TextStyle): LatinFace {
  // There is no bold italic: weight carries more of the hierarchy than slant.
  if (style.weight !== 'regular') return style.weight;
  return style.italic ? 'italic' : 'regular';
}

/** Characters with their combining marks. */
function clusters(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** The first font that has a character with its marks; fonts are opened only when one before them lacks it. */
function faceFor(cluster: string, main: LatinFace, source: string): FaceName {
  const codePoints = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
  const unsettable = codePoints.find((codePoint) => !isSettable(codePoint));
  if (unsettable !== undefined) throw unprintable(unsettable, source);
  const faces = candidates(cluster, main);
  const found = faces.find((name) => missingFrom(name, codePoints) === undefined);
  if (found !== undefined) return found;
  const missing = codePoints.find((codePoint) => faces.every((name) => missingFrom(name, [codePoint]) !== undefined));
  throw unprintable(missing ?? codePoints[0] ?? 0, source);
}

function candidates(cluster: string, main: LatinFace): readonly FaceName[] {
  const script = ANY_SCRIPT.test(cluster) ? SCRIPTS.find(([, letters]) => letters.test(cluster)) : undefined;
  if (script !== undefined) return [script[0]];
  return [main, main === 'semibold' || main === 'bold' ? 'fallbackBold' : 'fallback', 'han', 'hangul'];
}

function missingFrom(name: FaceName, codePoints: readonly number[]): number | undefined {
  return codePoints.find((codePoint) => !parsedFont(name).hasGlyphForCodePoint(codePoint));
}
