import type { InstrumentId } from '../evaluation/instruments.ts';
import type { Instrument } from './definition.ts';
import { HARRIS_HIP } from './harris-hip.ts';
import { HOOS_JR } from './hoos-jr.ts';
import { LEFS } from './lefs.ts';
import { HOOS, TOTALS } from './totals.ts';

/** Every instrument of SPEC section 2: first those whose items are shipped. */
export const INSTRUMENTS: readonly Instrument[] = [HOOS_JR, LEFS, HARRIS_HIP, HOOS, ...TOTALS];

const byId = new Map(INSTRUMENTS.map((entry) => [entry.id, entry]));

export function instrument(id: InstrumentId): Instrument {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`The catalogue has no instrument ${id}.`);
  return found;
}
