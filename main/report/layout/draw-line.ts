import { visualOffsets } from './bidi.ts';
import { widthOfRuns, type TextRun } from './fonts.ts';
import { hasLevels, NOTE_RISE, NOTE_SIZE, type Fragment, type Line } from './inline.ts';
import type { ReportPage } from './page.ts';
import type { StructNode } from './structure.ts';

/** Draws a line with its baseline at y as content of an element, or as an artifact when the element is absent. */
export function drawLine(page: ReportPage, line: Line, x: number, y: number, node: StructNode | undefined): void {
  if (line.fragments.some((fragment) => hasLevels(fragment))) {
    drawOrdered(page, line, x, y, node);
    return;
  }
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

/** Draws a line with text from right to left: run by run in reading order, each at its place. */
function drawOrdered(page: ReportPage, line: Line, x: number, y: number, node: StructNode | undefined): void {
  const pieces = line.fragments.flatMap((fragment) => fragment.runs.map((run) => ({ fragment, run })));
  const offsets = visualOffsets(
    pieces.map(({ fragment, run }) => ({ level: run.level, width: widthOfRuns([run], fragment.style.size) })),
  );
  pieces.forEach(({ fragment: { mark, style }, run }, index) => {
    const painter = node === undefined ? page.artifact() : page.tag(mark?.begin(node) ?? node);
    const rise = mark === undefined ? 0 : (style.size / NOTE_SIZE) * NOTE_RISE;
    painter.text(x + (offsets[index] ?? 0), y, [run], style, rise);
  });
}

/** Joins neighbouring runs of one font, so that a line is one operator and not one for each word. */
function joined(first: readonly TextRun[], second: readonly TextRun[]): TextRun[] {
  const runs = [...first];
  for (const run of second) {
    const last = runs.at(-1);
    if (last?.face === run.face && last.actualText === undefined && run.actualText === undefined) {
      const glyphs = `${last.glyphs}${run.glyphs}`.replaceAll('><', '');
      runs[runs.length - 1] = { ...run, glyphs, width: last.width + run.width };
    } else runs.push(run);
  }
  return runs;
}
