import { readFileSync } from 'node:fs';
import { create, type Font } from '@cantoo/fontkit';
import type { PDFContext } from 'pdf-lib';
import { assetPath } from '../../assets.ts';
import { FontFace, type ShapedText } from './font-face.ts';
import { isSettable, unprintable } from './printable.ts';
import type { TextStyle } from './theme.ts';

/** A piece of text in one font. */
export interface TextRun extends ShapedText {
  readonly face: FontFace;
}

type FaceName = 'regular' | 'semibold' | 'bold' | 'italic' | 'fallback' | 'fallbackBold';

const FILES: Record<FaceName, string> = {
  regular: 'SourceSans3-Regular.ttf',
  semibold: 'SourceSans3-SemiBold.ttf',
  bold: 'SourceSans3-Bold.ttf',
  italic: 'SourceSans3-Italic.ttf',
  fallback: 'DejaVuSans.ttf',
  fallbackBold: 'DejaVuSans-Bold.ttf',
};

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
   * @throws ResiduaError 'unprintable' when no font has a character.
   */
  runs(text: string, style: TextStyle, source: string): readonly TextRun[] {
    const main = mainFace(style);
    const key = `${main}${style.tabular ? '#' : ' '}${text}`;
    const known = this.#shaped.get(key);
    if (known !== undefined) return known;
    const runs = this.#split(text, main, source).map(([name, part]) => {
      const face = this.#face(name);
      return { face, ...face.shape(part, style.tabular) };
    });
    this.#shaped.set(key, runs);
    return runs;
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
      face = new FontFace(parsedFont(name), `F${String(this.#faces.size + 1)}`, this.#context.nextRef(), factor);
      this.#faces.set(name, face);
    }
    return face;
  }

  /** Cuts a text where the font changes. A combining mark stays in the font of its base. */
  #split(text: string, main: FaceName, source: string): [FaceName, string][] {
    const parts: [FaceName, string][] = [];
    for (const cluster of clusters(text)) {
      const name = faceFor(cluster, main, source);
      const last = parts.at(-1);
      if (last?.[0] === name) last[1] += cluster;
      else parts.push([name, cluster]);
    }
    return parts;
  }
}

/** Width in points of runs at a size. */
export function widthOfRuns(runs: readonly TextRun[], size: number): number {
  return (runs.reduce((sum, run) => sum + run.width, 0) * size) / 1000;
}

function mainFace(style: TextStyle): FaceName {
  // There is no bold italic: weight carries more of the hierarchy than slant.
  if (style.weight !== 'regular') return style.weight;
  return style.italic ? 'italic' : 'regular';
}

/** Characters with their combining marks. */
function clusters(text: string): string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

function faceFor(cluster: string, main: FaceName, source: string): FaceName {
  const codePoints = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
  const unsettable = codePoints.find((codePoint) => !isSettable(codePoint));
  if (unsettable !== undefined) throw unprintable(unsettable, source);
  if (codePoints.every((codePoint) => parsedFont(main).hasGlyphForCodePoint(codePoint))) return main;
  const fallback = main === 'semibold' || main === 'bold' ? 'fallbackBold' : 'fallback';
  const missing = codePoints.find((codePoint) => !parsedFont(fallback).hasGlyphForCodePoint(codePoint));
  if (missing !== undefined) throw unprintable(missing, source);
  return fallback;
}
