import type { ReadinessItem } from '../../domain/readiness.ts';
import type { Section } from '../context.ts';
import type { Inline } from '../layout/inline.ts';
import { printedNumbers } from './record-order.ts';

/** What the profile asks for and the evaluation lacks; what was left out on purpose, with the reason (P5). */
export const openItems: Section = ({ report, evaluation, readiness }) => {
  const numbers = printedNumbers(evaluation.recordsReviewed);
  const text = (item: ReadinessItem): string => withPrintedNumber(item, numbers);
  const missing = readiness.filter(({ waived, kind }) => waived === null && kind === 'missing');
  const flagged = readiness.filter(({ waived, kind }) => waived === null && kind === 'flagged');
  const waived = readiness.filter((item) => item.waived !== null);
  if (missing.length > 0) {
    report.heading(2, 'Not documented');
    report.paragraph('The report profile asks for the following, which this evaluation does not hold:', {
      keepWithNext: true,
    });
    report.list(missing.map((item) => line(text(item), item.why)));
  }
  if (flagged.length > 0) {
    report.heading(2, 'Open remarks');
    report.list(flagged.map((item) => line(text(item), item.why)));
  }
  if (waived.length > 0) {
    report.heading(2, 'Left out on purpose');
    report.list(
      waived.map((item): Inline => [{ text: `${text(item)}: `, weight: 'semibold' }, item.waived ?? '']),
      { source: '/waivers' },
    );
  }
};

/** What to give and, unless every report needs it, the regulation that asks for it. */
function line(text: string, why: string): Inline {
  const regulation = why.replace(/\s*\([A-Z]\d[^)]*\)/g, '');
  return regulation === 'Every report' ? text : [text, { text: ` (${regulation})`, color: 'muted' }];
}

/** Readiness counts records as they were entered, the report numbers them in the order of time. */
function withPrintedNumber({ path, text }: ReadinessItem, numbers: readonly number[]): string {
  const index = /^\/recordsReviewed\/(\d+)/.exec(path)?.[1];
  const printed = index === undefined ? undefined : numbers[Number(index)];
  return printed === undefined ? text : text.replace(/^Record \d+/, `Record ${String(printed)}`);
}
