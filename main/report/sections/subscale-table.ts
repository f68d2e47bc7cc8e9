import { instrument } from '../../domain/instruments/catalogue.ts';
import type { TableOptions } from '../layout/table.ts';
import { columnHead, decimalCell, type AdministrationGroup } from './administrations.ts';

/** The subscale scores of an instrument whose items are licensed (I4). */
export function subscaleTable({ id, list }: AdministrationGroup): TableOptions {
  const { subscales, range } = instrument(id);
  return {
    columns: [
      { header: `Subscale, ${range.min} to ${range.max}`, flex: 3, rowHeader: true },
      ...list.map((entry) => ({ header: columnHead(entry) })),
    ],
    rows: subscales.map((subscale) => [
      subscale.title,
      ...list.map(({ result }) => decimalCell(result.subscales?.[subscale.id] ?? null)),
    ]),
    source: 'Subscales',
  };
}
