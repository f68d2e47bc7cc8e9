import { createHash } from 'node:crypto';
import type { Font, Glyph, GlyphRun } from '@cantoo/fontkit';
import { PDFHexString, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';

/** A text as one font sets it. */
export interface ShapedText {
  /**
   * Operand of TJ without its brackets: glyph strings and kerning. Between bars stands how far what follows is raised,
   * in thousandths of the size.
   */
  readonly glyphs: string;
  /** Width in thousandths of the text's size. */
  readonly width: number;
  /** The text, when its glyphs do not stand one for one for its characters. */
  readonly actualText?: string;
}

/** A text as a font lays it out. */
export type LaidOut = Pick<GlyphRun, 'glyphs' | 'positions'>;

/** By the text and the kind of its figures. */
export type Layouts = Map<string, LaidOut>;

/** So many are some megabytes; what comes later is remembered in place of all that was. */
const LAYOUTS_MAX = 5000;

interface CidEntry {
  readonly glyph: number;
  readonly advance: number;
  readonly text: string;
}

/** Features whose glyphs no longer stand one for one for characters, so that copied text would be wrong. */
const ONE_TO_ONE = { liga: false, clig: false, dlig: false, rlig: false };
const NO_COMPOSITION = { ...ONE_TO_ONE, ccmp: false, calt: false, locl: false };

/**
 * One font of one document: shapes text with kerning and embeds the glyphs that were used.
 *
 * Character identifiers are given out per pair of glyph and character, not per glyph: two characters that share a
 * glyph (a space and a no-break space) are both copied out of the file as what they were.
 */
export class FontFace {
  readonly name: string;
  readonly ref: PDFRef;
  /** Size in relation to the text around it, for a fallback font drawn larger than the main one. */
  readonly factor: number;
  readonly #font: Font;
  readonly #layouts: Layouts;
  readonly #scale: number;
  readonly #cids = new Map<string, number>();
  readonly #entries: CidEntry[] = [];

  /** @param layouts how the font laid out texts before; what it lays out is added. */
  constructor(font: Font, name: string, ref: PDFRef, factor: number, layouts: Layouts) {
    this.#layouts = layouts;
    this.factor = factor;
    this.#font = font;
    this.name = name;
    this.ref = ref;
    this.#scale = 1000 / font.unitsPerEm;
  }

  has(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  /** Shapes a text whose characters the font all has, read from left to right, one glyph for each character. */
  shape(text: string, tabular: boolean): ShapedText {
    const characters = Array.from(text);
    const run = this.#layout(text, characters.length, tabular);
    return this.#write(run, (_glyph, index) => characters[index] ?? '');
  }

  /** Shapes a text of a script whose letters join, stack or run from right to left. */
  shapeScript(text: string, direction: 'ltr' | 'rtl'): ShapedText {
    const run = this.#font.layout(text, {}, undefined, undefined, direction);
    // A glyph that is only a part of a letter has no code points: copied out of the file it is nothing.
    const textOf = ({ codePoints }: Glyph): string => String.fromCodePoint(...codePoints);
    const shaped = this.#write(run, textOf);
    // Readers of the file turn letters from right to left round by themselves, a replacement text too.
    return direction === 'rtl' ? shaped : { ...shaped, actualText: text };
  }

  #write(run: LaidOut, textOf: (glyph: Glyph, index: number) => string): ShapedText {
    let operand = '';
    let hex = '';
    let pending = 0;
    let width = 0;
    let raised = 0;
    const flush = (): void => {
      if (hex !== '') operand += `<${hex}>`;
      hex = '';
    };
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions?.[index];
      const advance = glyph.advanceWidth * this.#scale;
      const forward = (position?.xAdvance ?? glyph.advanceWidth) * this.#scale;
      const offset = (position?.xOffset ?? 0) * this.#scale;
      const shift = pending - offset;
      const rise = Math.round((position?.yOffset ?? 0) * this.#scale * this.factor);
      if (rise !== raised) {
        flush();
        operand += `|${String(rise)}|`;
        raised = rise;
      }
      if (Math.abs(shift) >= 0.5) {
        flush();
        operand += ` ${String(Math.round(shift))} `;
      }
      hex += this.#cid(glyph.id, advance, textOf(glyph, index));
      pending = advance + offset - forward;
      width += forward;
    });
    flush();
    if (raised !== 0) operand += '|0|';
    if (Math.abs(pending) >= 0.5) operand += ` ${String(Math.round(pending))} `;
    return { glyphs: operand, width: width * this.factor };
  }

  #layout(text: string, length: number, tabular: boolean): LaidOut {
    const key = `${tabular ? '#' : ' '}${text}`;
    const known = this.#layouts.get(key);
    if (known !== undefined) return known;
    const { glyphs, positions } = this.#layOut(text, length, tabular);
    if (this.#layouts.size >= LAYOUTS_MAX) this.#layouts.clear();
    this.#layouts.set(key, { glyphs, positions });
    return { glyphs, positions };
  }

  #layOut(text: string, length: number, tabular: boolean): GlyphRun {
    const figures = { tnum: tabular, pnum: !tabular };
    const run = this.#font.layout(text, { ...ONE_TO_ONE, ...figures });
    if (run.glyphs.length === length) return run;
    const plain = this.#font.layout(text, { ...NO_COMPOSITION, ...figures });
    if (plain.glyphs.length === length) return plain;
    throw new Error(`The font ${this.name} does not set its characters one for one.`);
  }

  #cid(glyph: number, advance: number, text: string): string {
    const key = `${String(glyph)}:${text}`;
    let cid = this.#cids.get(key);
    if (cid === undefined) {
      this.#entries.push({ glyph, advance, text });
      cid = this.#entries.length;
      this.#cids.set(key, cid);
    }
    return hex4(cid);
  }

  /** Writes the font with the glyphs used so far. To be called once, after the last text. */
  embed(context: PDFContext): void {
    const subset = this.#font.createSubset();
    const map = new Uint8Array((this.#entries.length + 1) * 2);
    this.#entries.forEach(({ glyph }, index) => {
      const target = subset.includeGlyph(glyph);
      map[index * 2 + 2] = target >> 8;
      map[index * 2 + 3] = target & 0xff;
    });
    const file = Uint8Array.from(subset.encode());
    const postscriptName = `${subsetTag(file, map)}+${this.#font.postscriptName ?? 'Font'}`;
    const { bbox, ascent, descent, capHeight, italicAngle } = this.#font;
    const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => Math.round(value * this.#scale));
    const descriptor = context.obj({
      Type: 'FontDescriptor',
      FontName: postscriptName,
      Flags: italicAngle === 0 ? 4 : 4 + 64,
      FontBBox: box,
      ItalicAngle: italicAngle,
      Ascent: Math.round(ascent * this.#scale),
      Descent: Math.round(descent * this.#scale),
      CapHeight: Math.round((capHeight || ascent) * this.#scale),
      StemV: 80,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    });
    const descendant = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: postscriptName,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      CIDToGIDMap: context.register(context.flateStream(map)),
      W: [1, this.#entries.map(({ advance }) => Math.round(advance * 100) / 100)],
      FontDescriptor: context.register(descriptor),
    });
    const font = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: postscriptName,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(this.#toUnicode())),
    });
    context.assign(this.ref, font);
  }

  #toUnicode(): string {
    const blocks: string[] = [];
    // A CMap block holds at most 100 entries.
    for (let start = 0; start < this.#entries.length; start += 100) {
      const block = this.#entries.slice(start, start + 100);
      const lines = block.map(({ text }, index) => `<${hex4(start + index + 1)}> <${utf16(text)}>`);
      blocks.push(`${String(block.length)} beginbfchar\n${lines.join('\n')}\nendbfchar`);
    }
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...blocks,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n');
  }
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  // fromText starts with the byte order mark, which a CMap does not have.
  return PDFHexString.fromText(text).asString().slice(4);
}

/** Six capital letters that tell this subset from another of the same font; the same content gives the same letters. */
function subsetTag(file: Uint8Array, map: Uint8Array): string {
  const digest = createHash('sha256').update(file).update(map).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
