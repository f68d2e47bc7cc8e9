import { SPACE } from '../layout/theme.ts';
import type { ReportDocument } from '../layout/document.ts';
import { filled } from '../words.ts';

/** A text under its own small heading; nothing when there is no text. */
export interface TextPart {
  readonly title: string;
  readonly text: string | null;
  readonly source: string;
}

/** Sets the parts that hold text, each under a heading of level 3. */
export function textParts(report: ReportDocument, parts: readonly TextPart[]): void {
  for (const { title, text, source } of parts) {
    const content = filled(text);
    if (content === null) continue;
    report.heading(3, title);
    report.paragraph(content, { source, after: SPACE.s });
  }
}

export function hasText(parts: readonly TextPart[]): boolean {
  return parts.some(({ text }) => filled(text) !== null);
}
