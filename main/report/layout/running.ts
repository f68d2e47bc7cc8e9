import type { FontBook } from './fonts.ts';
import { widthOfRuns } from './fonts.ts';
import type { ReportPage } from './page.ts';
import { printable } from './printable.ts';
import { MARGINS, RULES, RUNNING, SPACE, STYLES } from './theme.ts';

/** The lines at the head and foot of each page. The page number stands at the right of the foot. */
export interface RunningLines {
  readonly headerLeft?: string;
  readonly headerRight?: string;
  readonly footerLeft?: string;
  /** The first page has a letterhead and no running head. Default true. */
  readonly skipHeaderOnFirst?: boolean;
  readonly source?: string;
}

const STYLE = STYLES.running;
const MARK_STYLE = { ...STYLE, size: 9, weight: 'bold', color: 'caution' } as const;
/** From the baseline of a running line to that of the mark, points. */
const MARK_DISTANCE = 15;

/** Draws the running lines, as artifacts. Done last, when the number of pages is known. */
export function drawRunningLines(pages: readonly ReportPage[], fonts: FontBook, lines: RunningLines): void {
  const source = lines.source ?? 'Running header and footer';
  pages.forEach((page, index) => {
    const right = page.pdfPage.getWidth() - MARGINS.right;
    const set = (kind: 'Header' | 'Footer', y: number, left: string, rightText: string): void => {
      const painter = page.artifact(kind);
      const rightRuns = fonts.runs(rightText, STYLE, source);
      const rightWidth = widthOfRuns(rightRuns, STYLE.size);
      const leftText = shortened(fonts, left, right - MARGINS.left - rightWidth - SPACE.l, source);
      painter.text(MARGINS.left, y, fonts.runs(leftText, STYLE, source), STYLE);
      painter.text(right - rightWidth, y, rightRuns, STYLE);
    };
    if (index > 0 || lines.skipHeaderOnFirst === false) {
      const half = (right - MARGINS.left) / 2;
      const headerRight = shortened(fonts, oneLine(lines.headerRight), half, source);
      set('Header', RUNNING.header, oneLine(lines.headerLeft), headerRight);
      const rule = RUNNING.header + 7;
      page.artifact('Header').line(MARGINS.left, rule, right, rule, { color: 'rule', width: RULES.hair });
    }
    const foot = page.painter.height - RUNNING.footer;
    set('Footer', foot, oneLine(lines.footerLeft), `Page ${String(index + 1)} of ${String(pages.length)}`);
  });
}

/** Draws a mark in the middle of the head and of the foot of each page, beyond the running lines, as artifacts. */
export function drawMark(pages: readonly ReportPage[], fonts: FontBook, mark: string): void {
  const runs = fonts.runs(mark, MARK_STYLE, 'Mark of the pages');
  const width = widthOfRuns(runs, MARK_STYLE.size);
  for (const page of pages) {
    const x = (page.pdfPage.getWidth() - width) / 2;
    page.artifact('Header').text(x, RUNNING.header - MARK_DISTANCE, runs, MARK_STYLE);
    page.artifact('Footer').text(x, page.painter.height - RUNNING.footer + MARK_DISTANCE, runs, MARK_STYLE);
  }
}

function oneLine(text = ''): string {
  return printable(text).replaceAll('\n', ' ').trim();
}

/** The text, or as much of its beginning as the width in points holds, with an ellipsis. */
function shortened(fonts: FontBook, text: string, width: number, source: string): string {
  if (fonts.width(text, STYLE, source) <= width) return text;
  const characters = Array.from(text);
  const candidate = (length: number): string => `${characters.slice(0, length).join('').trimEnd()}…`;
  // Halving: each width asked for is a text to shape.
  let fits = 0;
  let exceeds = characters.length;
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (fonts.width(candidate(middle), STYLE, source) <= width) fits = middle;
    else exceeds = middle;
  }
  return candidate(fits);
}
