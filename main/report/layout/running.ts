import type { FontBook } from './fonts.ts';
import { widthOfRuns } from './fonts.ts';
import type { ReportPage } from './page.ts';
import { printable } from './printable.ts';
import { MARGINS, RULES, RUNNING, STYLES } from './theme.ts';

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

/** Draws the running lines, as artifacts. Done last, when the number of pages is known. */
export function drawRunningLines(pages: readonly ReportPage[], fonts: FontBook, lines: RunningLines): void {
  const source = lines.source ?? 'Running header and footer';
  pages.forEach((page, index) => {
    const width = page.pdfPage.getWidth();
    const right = width - MARGINS.right;
    const set = (kind: 'Header' | 'Footer', text: string, y: number, align: 'left' | 'right'): void => {
      const line = printable(text).replaceAll('\n', ' ');
      if (line.trim() === '') return;
      const runs = fonts.runs(line, STYLE, source);
      const x = align === 'left' ? MARGINS.left : right - widthOfRuns(runs, STYLE.size);
      page.artifact(kind).text(x, y, runs, STYLE);
    };
    if (index > 0 || lines.skipHeaderOnFirst === false) {
      set('Header', lines.headerLeft ?? '', RUNNING.header, 'left');
      set('Header', lines.headerRight ?? '', RUNNING.header, 'right');
      const rule = RUNNING.header + 7;
      page.artifact('Header').line(MARGINS.left, rule, right, rule, { color: 'rule', width: RULES.hair });
    }
    const foot = page.painter.height - RUNNING.footer;
    set('Footer', lines.footerLeft ?? '', foot, 'left');
    set('Footer', `Page ${String(index + 1)} of ${String(pages.length)}`, foot, 'right');
  });
}
