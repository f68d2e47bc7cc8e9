/** Where the examinee is. */
export type Place =
  | { readonly at: 'welcome' }
  /** `fromReview`: one answer is looked at again, and going on leads back to the review. */
  | { readonly at: 'question'; readonly item: number; readonly fromReview: boolean }
  | { readonly at: 'review' }
  | { readonly at: 'finished' };

/** Where the questionnaire goes on after it was begun, also after the window was drawn anew. */
export function firstPlace(responses: readonly (number | null)[]): Place {
  if (responses.every((response) => response === null)) return { at: 'welcome' };
  const open = responses.indexOf(null);
  return open < 0 ? { at: 'review' } : { at: 'question', item: open, fromReview: false };
}

/** The place after a question: the next one, or the review. */
export function placeAfter(item: number, count: number, fromReview: boolean): Place {
  return fromReview || item + 1 >= count ? { at: 'review' } : { at: 'question', item: item + 1, fromReview: false };
}

/** The place before a question. */
export function placeBefore(item: number, fromReview: boolean): Place {
  if (fromReview) return { at: 'review' };
  return item === 0 ? { at: 'welcome' } : { at: 'question', item: item - 1, fromReview: false };
}
