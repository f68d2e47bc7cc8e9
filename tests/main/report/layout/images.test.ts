import { describe, expect, it } from 'vitest';
import { png } from '../../../tools/png.ts';
import { emptyReport, pageTexts, runOn } from './sample.ts';

describe('pictures', () => {
  it('keep their proportions and are no larger than asked for or than the page', async () => {
    const report = await emptyReport();
    const image = await report.embedImage(png(4000, 2000));
    report.image(image, { alt: 'A wide picture.' });
    report.image(image, { alt: 'The same, small.', maxWidth: 90 });
    const listed = await runOn(await report.save(), 'pdfimages', '-list', '{}');
    const rows = listed
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => line.trim().split(/\s+/));
    // Width and height in pixels, and pixels per inch in both directions.
    expect(rows.map(([, , , width, height]) => [width, height])).toEqual([
      ['4000', '2000'],
      ['4000', '2000'],
    ]);
    for (const row of rows) expect(Number(row[12])).toBeCloseTo(Number(row[13]), -1);
    expect(Number(rows[1]?.[12])).toBe(3200);
  });

  it('taller than a page fit one page', async () => {
    const report = await emptyReport();
    report.image(await report.embedImage(png(300, 9000)), { alt: 'A tall picture.' });
    report.paragraph('Behind it.');
    expect(await pageTexts(await report.save())).toHaveLength(2);
  });

  it.each([
    ['neither PNG nor JPEG', new TextEncoder().encode('%PDF-1.7 is another kind of file')],
    ['a PNG cut off', png(40, 40).subarray(0, 60)],
    ['nothing', new Uint8Array()],
  ])('are refused when they are %s', async (_kind, bytes) => {
    const report = await emptyReport();
    await expect(report.embedImage(bytes)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
