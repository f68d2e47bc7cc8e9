import { describe, expect, it } from 'vitest';
import { bodyLines, emptyReport, pageTexts, sentences } from './sample.ts';

type Report = Awaited<ReturnType<typeof emptyReport>>;

/** Lines of the body, page by page, of a report with so many lines above what `fill` adds. */
async function pagesWith(above: number, fill: (report: Report) => void): Promise<string[][]> {
  const report = await emptyReport();
  for (let index = 0; index < above; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
  fill(report);
  return (await pageTexts(await report.save())).map(bodyLines);
}

function lines(report: Report, word: string, count: number): void {
  for (let index = 0; index < count; index += 1) report.paragraph(`${word} ${String(index)}`, { after: 0 });
}

describe('a block', () => {
  // Every amount of lines above is tried, so that the break falls on each line of what follows.
  const offsets = Array.from({ length: 12 }, (_, index) => 37 + index);

  it('is kept together that one page can hold', async () => {
    for (const offset of offsets) {
      const report = await emptyReport();
      for (let index = 0; index < offset; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
      report.keepTogether(() => {
        report.paragraph('Block start');
        report.paragraph(sentences(8));
        report.paragraph('Block end');
      });
      const pages = (await pageTexts(await report.save())).map(bodyLines);
      const page = pages.find((lines) => lines.includes('Block start'));
      expect(page).toContain('Block end');
    }
  });

  it('parts that is too tall with the heading above it, but no heading inside it from its text', async () => {
    let parted = 0;
    for (let count = 36; count < 46; count += 1) {
      const report = await emptyReport();
      report.heading(1, 'Evaluation');
      report.heading(2, 'History');
      report.keepTogether(() => {
        for (let index = 0; index < count; index += 1) report.paragraph(`Filler ${String(index)}`, { after: 0 });
        report.heading(3, 'Injury');
        report.paragraph('What happened');
      });
      const pages = (await pageTexts(await report.save())).map(bodyLines);
      const page = pages.find((lines) => lines.includes('Injury'));
      expect(page?.[page.indexOf('Injury') + 1], `${String(count)} lines`).toBe('What happened');
      expect(pages.find((lines) => lines.includes('History'))).toContain('Filler 0');
      if (page?.includes('Filler 0') === false) parted += 1;
    }
    expect(parted).toBeGreaterThan(0);
  });

  it('taller than a page is set over several, without loss', async () => {
    const report = await emptyReport();
    report.keepTogether(() => {
      for (let index = 0; index < 120; index += 1) report.paragraph(`Line ${String(index)}`);
    });
    const pages = (await pageTexts(await report.save())).map(bodyLines);
    expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, index) => `Line ${String(index)}`));
  });

  it('that is kept where that is cheap parts instead of leaving more than a quarter of a page empty', async () => {
    const capacity = (await pagesWith(100, () => undefined))[0]?.length ?? 0;
    expect(capacity).toBeGreaterThan(30);
    const size = 24;
    const seen = { whole: 0, parted: 0, moved: 0 };
    for (let above = 1; above < capacity; above += 1) {
      const room = capacity - above;
      // On the line between the two, hair's breadths decide.
      if (Math.abs(room - capacity / 4) < 1) continue;
      const pages = await pagesWith(above, (report) => {
        report.preferTogether(() => {
          lines(report, 'Block', size);
        });
      });
      const onFirst = (pages[0] ?? []).filter((line) => line.startsWith('Block')).length;
      const outcome = room >= size ? 'whole' : room > capacity / 4 ? 'parted' : 'moved';
      expect(onFirst, `${String(above)} lines above`).toBe({ whole: size, parted: room, moved: 0 }[outcome]);
      seen[outcome] += 1;
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  it('counts what the notes of the page take as not empty', async () => {
    const onFirst = (pages: readonly string[][], word: string): number =>
      (pages[0] ?? []).filter((line) => line.startsWith(word)).length;
    const noted = (above: number, fill: (report: Report) => void): Promise<string[][]> =>
      pagesWith(0, (report) => {
        const notes = Array.from({ length: 8 }, (_, index) => ({ text: '', footnote: `Note ${String(index)}` }));
        report.paragraph(['Filler', ...notes], { after: 0 });
        lines(report, 'Filler', above - 1);
        fill(report);
      });
    const quarter = onFirst(await pagesWith(100, () => undefined), 'Filler') / 4;
    const capacity = onFirst(await noted(100, () => undefined), 'Filler');
    const block = (report: Report): void => {
      report.preferTogether(() => {
        lines(report, 'Block', 24);
      });
    };
    expect(onFirst(await noted(capacity - Math.floor(quarter) + 2, block), 'Block')).toBe(0);
    expect(onFirst(await noted(capacity - Math.ceil(quarter) - 2, block), 'Block')).toBe(Math.ceil(quarter) + 2);
  });

  it('that parts keeps whole what is kept together inside it', async () => {
    let apart = 0;
    for (let above = 10; above < 30; above += 1) {
      const pages = await pagesWith(above, (report) => {
        report.preferTogether(() => {
          lines(report, 'Block', 18);
          report.keepTogether(() => {
            lines(report, 'Picture', 6);
          });
        });
      });
      const page = pages.find((each) => each.includes('Picture 0'));
      expect(page, `${String(above)} lines above`).toContain('Picture 5');
      if (page?.includes('Block 0') === false) apart += 1;
    }
    expect(apart).toBeGreaterThan(3);
  });

  it('of a table: a low row never stands alone below the head, on its first page or on its last; one of four lines may', async () => {
    const alone = { low: 0, high: 0 };
    const lastAlone = { low: 0, high: 0 };
    for (let above = 28; above < 45; above += 1) {
      for (const [kind, text] of [
        ['low', sentences(2)],
        ['high', sentences(10)],
      ] as const) {
        const pages = await pagesWith(above, (report) => {
          report.table({
            columns: [{ header: 'No', width: 60 }, { header: 'Text' }],
            rows: [
              ['First', text],
              ['Second', text],
              ['Third', text],
            ],
          });
        });
        const page = pages.find((each) => each.some((line) => line.startsWith('First'))) ?? [];
        expect(page.some((line) => /^No +Text$/.test(line))).toBe(true);
        if (!page.some((line) => line.startsWith('Second'))) alone[kind] += 1;
        const last = pages.find((each) => each.some((line) => line.startsWith('Third'))) ?? [];
        if (!last.some((line) => line.startsWith('Second'))) lastAlone[kind] += 1;
      }
    }
    expect([alone.low, lastAlone.low]).toEqual([0, 0]);
    expect(Math.min(alone.high, lastAlone.high)).toBeGreaterThan(0);
  });
});
