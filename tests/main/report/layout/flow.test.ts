import { describe, expect, it } from 'vitest';
import { bodyLines, emptyReport, pageTexts, sentences } from './sample.ts';

describe('figures', () => {
  it('larger than a page are made smaller, not refused', async () => {
    const report = await emptyReport();
    report.figure({
      height: 2000,
      width: 900,
      alt: 'A tall drawing.',
      draw: (canvas) => {
        canvas.text('At the top', 0, 20);
        canvas.text('At the foot', 0, 1990);
      },
    });
    report.paragraph('Behind it.');
    const [first, second] = await pageTexts(await report.save());
    expect(first).toContain('At the top');
    expect(first).toContain('At the foot');
    expect(second).toContain('Behind it.');
  });
});

describe('tables over several pages', () => {
  it('repeat their head and split no row', async () => {
    const report = await emptyReport();
    report.table({
      columns: [{ header: 'Number', width: 60 }, { header: 'Text' }],
      rows: Array.from({ length: 200 }, (_, index) => [
        `Row${String(index)}`,
        `Start${String(index)} ${'words that fill more than one line of this cell '.repeat(4)}End${String(index)}`,
      ]),
    });
    const pages = await pageTexts(await report.save());
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      expect(bodyLines(page)[0]).toMatch(/^Number +Text$/);
      const numbers = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map((match) => match[1] ?? '');
      expect(numbers(/Start(\d+)/g)).toEqual(numbers(/End(\d+)/g));
      expect(numbers(/Row(\d+)/g)).toEqual(numbers(/Start(\d+)/g));
    }
    const all = pages.join('\n').match(/Row\d+/g);
    expect(all).toEqual(Array.from({ length: 200 }, (_, index) => `Row${String(index)}`));
  });

  it('go on over the page within a row taller than a page, and lose no line', async () => {
    const report = await emptyReport();
    report.table({
      columns: [{ header: 'Number', width: 60 }, { header: 'Text' }],
      rows: [
        ['A', sentences(300)],
        ['B', 'Short'],
      ],
    });
    const pages = await pageTexts(await report.save());
    expect(pages.length).toBeGreaterThan(2);
    const text = pages.map((page) => bodyLines(page).join(' ')).join(' ');
    expect([...text.matchAll(/Sentence (\d+)/g)].map((match) => Number(match[1]))).toEqual(
      Array.from({ length: 300 }, (_, index) => index),
    );
    for (const page of pages) expect(bodyLines(page)[0]).toMatch(/^Number +Text$/);
  });

  it('split a long row between pages, three lines at least on each side, and leave no gap', async () => {
    const report = await emptyReport();
    report.table({
      columns: [{ header: 'Number', width: 60 }, { header: 'Text' }],
      rows: Array.from({ length: 12 }, (_, index) => [`Row${String(index)}`, sentences(20, `Line${String(index)}`)]),
    });
    const pages = await pageTexts(await report.save());
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages.slice(0, -1)) {
      const lines = bodyLines(page);
      expect(lines.length).toBeGreaterThan(45);
      const last = /Line(\d+)/.exec(lines.at(-1) ?? '')?.[1];
      expect(lines.filter((line) => line.includes(`Line${String(last)} `)).length).toBeGreaterThanOrEqual(3);
    }
  });

  it('break no word of a head, whatever width a column asks for', async () => {
    const report = await emptyReport();
    report.table({
      columns: [
        { header: 'Modifiers', width: 20 },
        { header: 'Characterization', flex: 1 },
        { header: 'Text', flex: 50 },
      ],
      rows: [['32', 'One', 'Two']],
    });
    expect((await pageTexts(await report.save())).join('')).toMatch(/Modifiers +Characterization +Text/);
  });

  it('refuse a row with a missing cell', async () => {
    const report = await emptyReport();
    expect(() => {
      report.table({ columns: [{ header: 'A' }, { header: 'B' }], rows: [['only one']] });
    }).toThrow('1 cells for 2 columns');
  });
});

describe('page breaks', () => {
  // Every amount of lines above is tried, so that the break falls on each line of what follows.
  const offsets = Array.from({ length: 12 }, (_, index) => 37 + index);

  it('leave at least two lines of a paragraph on each side', async () => {
    let broken = 0;
    for (const offset of offsets) {
      const report = await emptyReport();
      for (let index = 0; index < offset; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
      report.paragraph(sentences(20));
      const pages = (await pageTexts(await report.save())).map((page) =>
        bodyLines(page).filter((line) => !line.startsWith('Filler')),
      );
      const counts = pages.map((lines) => lines.length).filter((count) => count > 0);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
      if (counts.length > 1) broken += 1;
    }
    expect(broken).toBeGreaterThan(3);
  });

  it('keep what was set last with what comes next where that is asked for: the end of a text, a table’s note, two rows of facts', async () => {
    for (const offset of offsets) {
      const report = await emptyReport();
      for (let index = 0; index < offset; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
      report.keyValues(Array.from({ length: 4 }, (_, index) => ({ key: `Fact${String(index)}`, value: 'Value' })));
      report.table({
        columns: [{ header: 'Head' }],
        rows: Array.from({ length: 6 }, (_, index) => [`Row${String(index)}`]),
        keepWithNext: true,
      });
      report.paragraph('Note');
      for (let index = 0; index < offset; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
      report.paragraph('Ending');
      report.keepLastWithNext();
      report.keepTogether(() => {
        report.heading(1, 'Block');
        report.paragraph(sentences(10));
      });
      const pages = (await pageTexts(await report.save())).map((page) => bodyLines(page).join('\n'));
      const shared = (one: string, other: string): boolean =>
        pages.some((page) => page.includes(one) && page.includes(other));
      const together = { 'Row5 Note': shared('Row5', 'Note'), 'Row4 Row5': shared('Row4', 'Row5') };
      expect({ ...together, facts: [shared('Fact0', 'Fact1'), shared('Fact2', 'Fact3')] }).toEqual({
        'Row5 Note': true,
        'Row4 Row5': true,
        facts: [true, true],
      });
      expect(shared('Ending', 'Block')).toBe(true);
    }
  });

  it('never part a heading from what follows, nor the head of a table and its first two rows', async () => {
    for (const offset of offsets) {
      const report = await emptyReport();
      report.heading(1, 'Evaluation');
      for (let index = 0; index < offset; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
      report.heading(2, 'History');
      report.heading(3, 'Injury');
      report.table({ columns: [{ header: 'Item' }], rows: [['Stairs'], ['Bed'], ['Sitting']] });
      const pages = (await pageTexts(await report.save())).map(bodyLines);
      const page = pages.find((lines) => lines.includes('History'));
      expect(page).toBeDefined();
      expect(page?.slice(page.indexOf('History'), page.indexOf('History') + 5)).toEqual([
        'History',
        'Injury',
        'Item',
        'Stairs',
        'Bed',
      ]);
    }
  });

  it('go through a value too long for its page', async () => {
    const report = await emptyReport();
    report.keyValues(
      [
        { key: 'Question', value: sentences(120, 'Question') },
        { key: 'Side', value: 'Left' },
      ],
      { columns: 2 },
    );
    const text = (await pageTexts(await report.save())).map((page) => bodyLines(page).join(' ')).join(' ');
    expect([...text.matchAll(/Question (\d+)/g)]).toHaveLength(120);
  });

  it('leave room for the notes of a page', async () => {
    const report = await emptyReport();
    for (let index = 0; index < 60; index += 1)
      report.paragraph([`Line ${String(index)}`, { text: '', footnote: `Note ${String(index)}` }], { after: 0 });
    const pages = await pageTexts(await report.save());
    for (const page of pages) {
      const numbers = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map((match) => match[1] ?? '');
      expect(numbers(/Note (\d+)/g)).toHaveLength(numbers(/^ *Line (\d\d?)/gm).length);
      expect(page.lastIndexOf('Line ')).toBeLessThan(page.indexOf('Note '));
    }
    expect(pages.length).toBeGreaterThan(2);
  });
});

describe('the signature area', () => {
  it('lies on the page of its block, inside the text area', async () => {
    const report = await emptyReport();
    for (let index = 0; index < 43; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
    let areas: ReturnType<typeof report.signatureAreas> = [];
    report.keepTogether(() => {
      report.paragraph('Signature');
      areas = report.signatureAreas([
        { width: 200, height: 80 },
        { width: 150, height: 60 },
      ]);
      expect(() => areas[0]?.rect).toThrow('not placed');
    });
    const [area, beside] = areas;
    expect(area?.page).toBe(report.pdf.getPage(1));
    expect(beside?.page).toBe(report.pdf.getPage(1));
    const [left, bottom, right, top] = area?.rect ?? [0, 0, 0, 0];
    const [besideLeft, besideBottom, besideRight, besideTop] = beside?.rect ?? [0, 0, 0, 0];
    expect(besideLeft).toBeGreaterThan(right);
    expect(besideRight - besideLeft).toBeCloseTo(150);
    expect(besideTop).toBeCloseTo(top);
    expect(besideTop - besideBottom).toBeCloseTo(60);
    expect(right - left).toBeCloseTo(200);
    expect(top - bottom).toBeCloseTo(80);
    expect(left).toBeCloseTo(64.8);
    expect(top).toBeLessThan(720);
    expect(bottom).toBeGreaterThan(70);
  });
});
