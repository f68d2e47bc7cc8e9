import type { InstrumentId, Phase } from '../../../../main/domain/evaluation/instruments.ts';
import { defaultMotionFrom } from '../../../../main/domain/instruments/harris-source.ts';

/** The value of an administration without responses, as a change inserts it. */
export function newAdministration(
  id: InstrumentId,
  phase: Phase | null,
  date: string | null,
  dateOfExam: string | null,
) {
  const common = { id, phase, date, side: null };
  switch (id) {
    case 'hoos-jr':
    case 'lefs':
      return { ...common, responses: [] };
    case 'harris-hip':
      return { ...common, romMethod: null, motionFrom: defaultMotionFrom(phase, date, dateOfExam), responses: {} };
    case 'hoos':
      return { ...common, subscales: {} };
    default:
      return { ...common, total: null };
  }
}

/** The responses with one replaced; unanswered items before it are null. */
export function withResponse(
  responses: readonly (number | null)[],
  index: number,
  value: number | null,
): (number | null)[] {
  const length = Math.max(responses.length, index + 1);
  return Array.from({ length }, (_, at) => (at === index ? value : (responses[at] ?? null)));
}
