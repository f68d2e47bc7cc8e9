import { instrument } from '../../domain/instruments/catalogue.ts';
import type { Item } from '../../domain/instruments/definition.ts';
import type { Inline } from '../layout/inline.ts';
import type { TableOptions, TableRow } from '../layout/table.ts';
import { columnHead, decimalCell, scoreCell, type Administered, type AdministrationGroup } from './administrations.ts';

const NO_ANSWER: Inline = { text: 'No answer', italic: true, color: 'muted' };

/** A questionnaire: each item in its own words, each response with its points, then the score (I1, I2). */
export function questionnaireTable({ id, list }: AdministrationGroup): TableOptions {
  const { items, range } = instrument(id);
  const rows: TableRow[] = [];
  let section: string | null = null;
  items.forEach((item, index) => {
    if (item.section !== section && item.section !== null) rows.push({ group: item.section });
    section = item.section;
    rows.push([`${item.id}. ${item.text}`, ...list.map((entry) => answer(entry, item, index))]);
  });
  if (list.some(({ result }) => result.raw !== undefined)) {
    rows.push({ cells: ['Raw sum', ...list.map(({ result }) => decimalCell(result.raw ?? null))], emphasis: true });
  }
  rows.push({ cells: [`Score, ${range.min} to ${range.max}`, ...list.map(scoreCell)], emphasis: true });
  const share = list.length === 1 ? 2 : list.length === 2 ? 1.3 : 1;
  return {
    columns: [
      { header: 'Item', flex: 3, rowHeader: true },
      ...list.map((entry) => ({ header: columnHead(entry), flex: share })),
    ],
    rows,
    source: 'Responses',
  };
}

function answer({ administration }: Administered, item: Item, index: number): Inline {
  if (administration.id !== 'hoos-jr' && administration.id !== 'lefs') return NO_ANSWER;
  const response = administration.responses[index];
  if (response === undefined || response === null) return NO_ANSWER;
  const choice = item.choices.find(({ value }) => value === String(response));
  return choice === undefined ? String(response) : [{ text: choice.points, weight: 'semibold' }, ` ${choice.label}`];
}
