import type { Administration } from '../../domain/evaluation/instruments.ts';
import { listTable, parseJson } from '../list-table.ts';
import type { Cell } from '../statements.ts';

/** Administrations of instruments (SPEC section 2). What is entered depends on the instrument. */
export const instrumentAdministration = listTable({
  name: 'instrument_administration',
  columns: ['instrument', 'phase', 'date', 'side', 'given_by', 'rom_method', 'motion_from', 'total', 'content'],
  entries: (evaluation) => evaluation.instruments,
  toRow: (administration) => ({
    instrument: administration.id,
    phase: administration.phase,
    date: administration.date,
    side: administration.side,
    given_by: administration.givenBy,
    rom_method: administration.id === 'harris-hip' ? administration.romMethod : null,
    motion_from: administration.id === 'harris-hip' ? administration.motionFrom : null,
    total: 'total' in administration ? administration.total : null,
    content: content(administration),
  }),
  fromRow: (row) => {
    const common = { id: row.instrument, phase: row.phase, date: row.date, side: row.side, givenBy: row.given_by };
    switch (row.instrument) {
      case 'hoos-jr':
      case 'lefs':
        return { ...common, responses: parseJson(row.content) };
      case 'harris-hip':
        return { ...common, romMethod: row.rom_method, motionFrom: row.motion_from, responses: parseJson(row.content) };
      case 'hoos':
        return { ...common, subscales: parseJson(row.content) };
      default:
        return { ...common, total: row.total };
    }
  },
});

function content(administration: Administration): Cell {
  if ('responses' in administration) return JSON.stringify(administration.responses);
  if ('subscales' in administration) return JSON.stringify(administration.subscales);
  return null;
}
