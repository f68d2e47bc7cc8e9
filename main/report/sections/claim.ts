import { Exact } from '../../domain/decimal.ts';
import { MODIFIERS } from '../../domain/claim.ts';
import { isQualityDataCode, codeDescriptor } from '../../domain/codes.ts';
import { RESIDUAL_NOTE } from '../../domain/residual-text.ts';
import type { Section } from '../context.ts';
import type { Inline } from '../layout/inline.ts';
import { filled, NONE } from '../words.ts';

/** The lines of the claim (M1, M4). */
export const claim: Section = ({ report, evaluation }) => {
  const { lines } = evaluation.claim;
  if (lines.length === 0) return;
  report.heading(2, 'Claim lines');
  report.table({
    columns: [
      { header: 'Code', width: 52, rowHeader: true },
      { header: 'Modifiers', flex: 2 },
      { header: 'Remarks', flex: 3 },
      { header: 'Charge, USD', width: 62, align: 'right' },
    ],
    rows: lines.map(({ code, modifiers, justification, charge }) => [
      filled(code) ?? NONE,
      modifiers.length === 0 ? 'None' : modifiers.map(modifierText).join('\n'),
      remarks(code, justification),
      charge === null ? NONE : new Exact(charge).toFixed(2),
    ]),
    source: (row) => `/claim/lines/${String(row)}`,
  });
};

function modifierText(code: string): string {
  const meaning = MODIFIERS.find((modifier) => modifier.code === code)?.meaning;
  return meaning === undefined ? code : `${code}: ${meaning}`;
}

function remarks(code: string, justification: string | null): Inline {
  const parts = [
    filled(justification),
    isQualityDataCode(code) ? [codeDescriptor(code), RESIDUAL_NOTE].filter((part) => part !== null).join('. ') : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NONE : parts.join('\n');
}
