import { instrument } from '../../domain/instruments/catalogue.ts';
import { GIVEN_BY_LABELS } from '../../domain/labels-instruments.ts';
import { PHASE_LABELS } from '../../domain/labels.ts';
import type { TableOptions } from '../layout/table.ts';
import { NONE, shortDate } from '../words.ts';
import { decimalCell, titleOf, type Administered } from './administrations.ts';

/** Totals of instruments whose items are licensed, as the examiner entered them (I4). */
export function totalsTable(list: readonly Administered[]): TableOptions {
  return {
    columns: [
      { header: 'Instrument', flex: 3, rowHeader: true },
      { header: 'Phase', flex: 1.2 },
      { header: 'Date', width: 62 },
      { header: 'Range', width: 62 },
      { header: 'Total', width: 44, align: 'right' },
    ],
    rows: list.map(({ administration: { givenBy }, result: { id, side, phase, date, score } }) => {
      const { range, direction } = instrument(id);
      const best = direction === 'higher-better' ? range.max : range.min;
      return [
        titleOf(id, side),
        [
          phase === null ? NONE : PHASE_LABELS[phase],
          ...(givenBy === null
            ? []
            : [{ text: `\n${GIVEN_BY_LABELS[givenBy].toLowerCase()}`, color: 'muted' as const }]),
        ],
        date === null ? NONE : shortDate(date),
        [`${range.min} to ${range.max}`, { text: `\n${best} best`, color: 'muted' }],
        decimalCell(score),
      ];
    }),
    source: 'Totals',
  };
}
