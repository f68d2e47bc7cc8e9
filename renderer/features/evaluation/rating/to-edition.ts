import type { Edition, Rating } from '../../../../main/domain/evaluation/rating.ts';

/** The rating under another edition: limbs, diagnoses and references stay, what the edition computes by does not. */
export function toEdition(rating: Rating | null, edition: Edition) {
  const limbs = (rating?.limbs ?? []).map(({ side, entries }) => ({
    side,
    entries: entries.map((entry) => ({ ...emptyEntry(edition), ...kept(entry, edition) })),
  }));
  return { edition, limbs };
}

export function emptyEntry(edition: Edition) {
  if (edition !== 'ama6-2008') return { percent: null, diagnosis: null, reference: null };
  return {
    class: null,
    modifiers: { GMFH: null, GMPE: null, GMCS: null },
    gradePercents: [null, null, null, null, null],
    diagnosis: null,
    reference: null,
  };
}

function kept(entry: Rating['limbs'][number]['entries'][number], edition: Edition) {
  const { diagnosis, reference } = entry;
  return edition !== 'ama6-2008' && 'percent' in entry
    ? { diagnosis, reference, percent: entry.percent }
    : { diagnosis, reference };
}
