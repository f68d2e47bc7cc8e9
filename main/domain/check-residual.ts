import { error, outside } from './check-support.ts';
import { INSTRUMENT_IDS } from './evaluation/instruments.ts';
import type { Evaluation } from './evaluation/evaluation.ts';
import { instrument } from './instruments/catalogue.ts';
import { DIRECT_RESIDUAL_LIMIT, FUNCTIONAL_STATUS_LIMIT, PREDICTED_CHANGE_LIMIT } from './limits.ts';
import type { Problem } from './problems.ts';

/** The ranges of R1, and that the change is not of an instrument with another scale (I5). */
export function checkResidual({ residual }: Evaluation): Problem[] {
  if (residual === null) return [];
  if (residual.method === 'direct') return outside('/residual/value', residual.value, DIRECT_RESIDUAL_LIMIT);
  return [
    ...checkInstrument(residual.instrument),
    ...outside('/residual/intake', residual.intake, FUNCTIONAL_STATUS_LIMIT),
    ...outside('/residual/discharge', residual.discharge, FUNCTIONAL_STATUS_LIMIT),
    ...outside('/residual/predictedChange', residual.predictedChange, PREDICTED_CHANGE_LIMIT),
  ];
}

/** Names of the instruments that have no predicted change, spelled without spaces, hyphens and full stops. */
const REFUSED = new Set(
  INSTRUMENT_IDS.filter((id) => id !== 'foto-lepf').flatMap((id) => [bare(id), bare(instrument(id).title)]),
);

function checkInstrument(name: string): Problem[] {
  if (!REFUSED.has(bare(name))) return [];
  return [
    error(
      '/residual/instrument',
      `a change in ${name} is not a residual's input, because no predicted change exists on its scale; enter the functional status of FOTO LEPF ("foto-lepf") or a finished residual`,
    ),
  ];
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
