import type { Canvas } from '../layout/canvas.ts';
import { styleOf, type TextStyle } from '../layout/theme.ts';
import { drawHand } from './signature-hand.ts';

/** Room between the edge of a field and what it shows. */
export const INSET = 14;
const ABOVE = 6;
const BELOW = 8;
/** Between the hand and the line, and between the line and the name. */
const GAP = 3;
/** A hand lower than this is no longer recognised; points. */
const LEAST_HAND = 21;
const SMALLER = 0.95;

const NAME: TextStyle = { ...styleOf('h3'), leading: 14 };
const CREDENTIALS: TextStyle = { ...styleOf('caption'), leading: 12.5 };
const LINE: TextStyle = { ...styleOf('small'), color: 'ink', tabular: true };

/** What a signature shows: nothing of it is ever cut. */
export interface Signed {
  readonly hand: Parameters<typeof drawHand>[1];
  readonly name: string;
  /** "MD, PhD, FAAOS", on lines of their own; null: none are known. */
  readonly credentials: string | null;
  /** What belongs together shares a line, where it fits. */
  readonly lines: readonly (readonly string[])[];
}

interface Row {
  readonly text: string;
  readonly style: TextStyle;
}

/**
 * A signature above a line; below it the name, the credentials and what belongs to them. What is too long for a line goes
 * on in the next; what is too much for the box is set smaller.
 */
export function drawSigned(canvas: Canvas, signed: Signed): void {
  canvas.rect(0, 0, canvas.width, canvas.height, { fill: 'faint' });
  canvas.rect(0, 0, 3, canvas.height, { fill: 'accent' });
  const rows = fittingRows(canvas, signed);
  const line = canvas.height - heightOf(rows) - BELOW - GAP;
  const width = canvas.width - 2 * INSET;
  drawHand(canvas, signed.hand, { x: INSET, y: ABOVE, width, height: line - ABOVE - GAP });
  canvas.line(INSET, line, canvas.width - INSET, line, { color: 'rule', width: 0.75 });
  let bottom = line + GAP;
  for (const { text, style } of rows) {
    bottom += style.leading;
    canvas.text(text, INSET, bottom - (style.leading - style.size) / 2, { style });
  }
}

function fittingRows(canvas: Canvas, signed: Signed): Row[] {
  const room = canvas.height - ABOVE - BELOW - 2 * GAP - LEAST_HAND;
  let scale = 1;
  let rows = rowsAt(canvas, signed, scale);
  while (heightOf(rows) > room && scale > 0.1) {
    scale *= SMALLER;
    rows = rowsAt(canvas, signed, scale);
  }
  return rows;
}

function rowsAt(canvas: Canvas, { name, credentials, lines }: Signed, scale: number): Row[] {
  const scaled = (style: TextStyle): TextStyle => ({
    ...style,
    size: style.size * scale,
    leading: style.leading * scale,
  });
  const rows = (text: string | null, style: TextStyle): Row[] =>
    text === null || text.trim() === '' ? [] : wrapped(canvas, text, style).map((part) => ({ text: part, style }));
  return [
    ...rows(name, scaled(NAME)),
    ...rows(credentials, scaled(CREDENTIALS)),
    ...lines.flatMap((parts) => joined(canvas, parts, scaled(LINE)).flatMap((text) => rows(text, scaled(LINE)))),
  ];
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { style }) => sum + style.leading, 0);
}

function joined(canvas: Canvas, parts: readonly string[], style: TextStyle): readonly string[] {
  const text = parts.join(' · ');
  return canvas.textWidth(text, style) <= canvas.width - 2 * INSET ? [text] : parts;
}

/** Breaks at spaces; a word that is longer than a line breaks where it must. */
function wrapped(canvas: Canvas, text: string, style: TextStyle): string[] {
  const room = canvas.width - 2 * INSET;
  const fits = (part: string): boolean => canvas.textWidth(part, style) <= room;
  const lines: string[] = [];
  let current = '';
  for (const word of text.trim().split(/\s+/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (fits(longer)) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const character of Array.from(word)) {
      if (current !== '' && !fits(current + character)) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return [...lines, current];
}
