import type { RomMethod } from '../../../../main/domain/evaluation/instruments.ts';
import { HARRIS_DEFORMITY_LIMITS as LIMITS } from '../../../../main/domain/instruments/harris-hip.ts';
import { HARRIS_ROM_METHODS } from '../../../../main/domain/instruments/harris-rom.ts';

/** The four measurements of deformity with their limits (SPEC I3). */
export const DEFORMITY_WORDS = {
  fixedFlexion: { label: 'Fixed flexion', help: `Limit ${LIMITS.fixedFlexion}°` },
  fixedAdduction: { label: 'Fixed adduction', help: `Limit ${LIMITS.fixedAdduction}°` },
  fixedInternalRotation: {
    label: 'Fixed internal rotation in extension',
    help: `Limit ${LIMITS.fixedInternalRotation}°`,
  },
  limbLengthDifference: { label: 'Limb-length difference', help: `Limit ${LIMITS.limbLengthDifference} cm` },
} as const;

export function romMethodOption(method: RomMethod): { value: RomMethod; label: string; hint: string } {
  const { title, description } = HARRIS_ROM_METHODS[method];
  return { value: method, label: title, hint: description };
}
