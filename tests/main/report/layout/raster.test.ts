import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import fontkit, { type Font } from '@cantoo/fontkit';
import { PDFDocument, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { assetPath } from '../../../../main/assets.ts';
import { COLORS, MARGINS, type TextStyle } from '../../../../main/report/layout/theme.ts';
import { emptyReport, withFile } from './sample.ts';

interface Raster {
  readonly width: number;
  readonly pixels: Uint8Array;
}

interface Line {
  readonly text: string;
  readonly style: Partial<TextStyle>;
  readonly font: string;
  readonly factor: number;
}

const SIZE = 16;
const STEP = 24;

/** The font of each line is named here a second time, so that a wrong choice shows as well as a broken subset. */
const LINES: Line[] = [
  { text: 'Evaluation10147', style: {}, font: 'SourceSans3-Regular.ttf', factor: 1 },
  { text: 'Žižka,Nguyễn', style: {}, font: 'SourceSans3-Regular.ttf', factor: 1 },
  { text: 'ΕλένηМария', style: {}, font: 'SourceSans3-Regular.ttf', factor: 1 },
  { text: 'AVATAR.WeTo', style: { weight: 'bold' }, font: 'SourceSans3-Bold.ttf', factor: 1 },
  { text: 'Ştefan½≥≤', style: { weight: 'semibold' }, font: 'SourceSans3-SemiBold.ttf', factor: 1 },
  { text: 'Passiveé', style: { italic: true }, font: 'SourceSans3-Italic.ttf', factor: 1 },
  { text: '☒', style: {}, font: 'DejaVuSans.ttf', factor: 0.9 },
  { text: '李小龍诸葛亮たなか', style: {}, font: 'NotoSansSC-Regular.ttf', factor: 1 },
  { text: '김철수', style: {}, font: 'NotoSansKR-Regular.ttf', factor: 1 },
  { text: 'สมชาย', style: {}, font: 'NotoSansThai-Regular.ttf', factor: 1 },
];

/** Renders the upper half of the first page in grey, 8 bits a pixel. */
async function render(bytes: Uint8Array): Promise<Raster> {
  const options = ['-gray', '-r', '120', '-singlefile', '-x', '0', '-y', '0', '-W', '1020', '-H', '600'];
  const pgm = await withFile(bytes, async (file) => {
    const target = file.replace('.pdf', '');
    await promisify(execFile)('pdftoppm', [...options, file, target]);
    return readFile(`${target}.pgm`);
  });
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  if (header === null) throw new Error('pdftoppm wrote no PGM.');
  return { width: Number(header[1]), pixels: pgm.subarray(header[0].length) };
}

/** Share of differing pixels in relation to the inked ones. */
function difference(first: Raster, second: Raster): number {
  expect(second.pixels.length).toBe(first.pixels.length);
  let inked = 0;
  let different = 0;
  first.pixels.forEach((value, index) => {
    const other = second.pixels[index] ?? 0;
    if (value < 128 || other < 128) inked += 1;
    if (Math.abs(value - other) > 64) different += 1;
  });
  expect(inked).toBeGreaterThan(1000);
  return different / inked;
}

async function throughLayout(lines: readonly Line[]): Promise<Uint8Array> {
  const report = await emptyReport();
  report.figure({
    height: STEP * lines.length,
    alt: 'Glyphs',
    draw: (canvas) => {
      lines.forEach(({ text, style }, index) => {
        canvas.text(text, 0, STEP * (index + 1), { style: { ...style, size: SIZE, color: 'ink' } });
      });
    },
  });
  return report.save();
}

/** The same glyphs, one by one, from the complete font files. */
async function fromWholeFonts(lines: readonly Line[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const page = pdf.addPage([612, 792]);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(COLORS.ink.slice(at, at + 2), 16) / 255);
  for (const [index, { text, font, factor }] of lines.entries()) {
    const file = await readFile(assetPath('fonts', font));
    const whole = await pdf.embedFont(file, { subset: false, features: { pnum: true } });
    const metrics = fontkit.create(file) as Font;
    const size = SIZE * factor;
    let x: number = MARGINS.left;
    Array.from(text).forEach((character, at) => {
      const run = metrics.layout(text, { liga: false, pnum: true });
      page.drawText(character, {
        x,
        y: 792 - MARGINS.top - STEP * (index + 1),
        size,
        font: whole,
        color: rgb(red ?? 0, green ?? 0, blue ?? 0),
      });
      x += ((run.positions?.[at]?.xAdvance ?? 0) * size) / metrics.unitsPerEm;
    });
  }
  return pdf.save();
}

describe('glyphs on the page', () => {
  it('look like those of the complete fonts', async () => {
    const [set, whole] = await Promise.all([throughLayout(LINES), fromWholeFonts(LINES)]);
    expect(difference(await render(set), await render(whole))).toBeLessThan(0.005);
  });

  it('would not pass with one wrong glyph', async () => {
    const wrong = LINES.map((line, index) => (index === 0 ? { ...line, text: 'Evaluation10143' } : line));
    const [set, whole] = await Promise.all([throughLayout(wrong), fromWholeFonts(LINES)]);
    expect(difference(await render(set), await render(whole))).toBeGreaterThan(0.005);
  });
});
