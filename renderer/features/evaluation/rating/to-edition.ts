import type { Edition, Rating } from '../../../../main/domain/evaluation/rating.ts';

/** The rating under another edition: limbs and diagnoses stay. What was read in the other book does not. */
export function toEdition(rating: Rating | null, edition: Edition) {
  const limbs = (rating?.limbs ?? []).map(({ side, entries }) => ({
    side,
    entries: entries.map(({ diagnosis }) => ({ ...emptyEntry(edition), diagnosis })),
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
