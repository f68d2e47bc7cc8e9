import type { Section } from '../context.ts';
import type { Inline } from '../layout/inline.ts';

/** What the profile asks for and the evaluation lacks; what was left out on purpose, with the reason (P5). */
export const openItems: Section = ({ report, readiness }) => {
  const missing = readiness.filter(({ waived, kind }) => waived === null && kind === 'missing');
  const flagged = readiness.filter(({ waived, kind }) => waived === null && kind === 'flagged');
  const waived = readiness.filter((item) => item.waived !== null);
  if (missing.length > 0) {
    report.heading(2, 'Not documented');
    report.paragraph('The report profile asks for the following, which this evaluation does not hold:', {
      keepWithNext: true,
    });
    report.list(missing.map((item) => line(item.text, item.why)));
  }
  if (flagged.length > 0) {
    report.heading(2, 'Open remarks');
    report.list(flagged.map((item) => line(item.text, item.why)));
  }
  if (waived.length > 0) {
    report.heading(2, 'Left out on purpose');
    report.list(
      waived.map((item): Inline => [{ text: `${item.text}: `, weight: 'semibold' }, item.waived ?? '']),
      { source: '/waivers' },
    );
  }
};

/** What to give and, unless every report needs it, the regulation that asks for it. */
function line(text: string, why: string): Inline {
  const regulation = why.replace(/\s*\([A-Z]\d[^)]*\)/g, '');
  return regulation === 'Every report' ? text : [text, { text: ` (${regulation})`, color: 'muted' }];
}
