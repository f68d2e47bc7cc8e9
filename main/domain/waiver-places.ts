/** A waiver as `evaluation.waivers` holds it; the rest of an evaluation under change is not parsed yet. */
interface Waiver {
  readonly item: string;
  readonly reason: string;
}

/** Where the entry that stood at an index of the list stands afterwards; null when it is gone. */
export type NewIndex = (index: number) => number | null;

/**
 * Waivers name entries of lists by their index, e.g. "recordsReviewed.3" (P5). When entries move, the waivers follow;
 * the waiver of an entry that is gone goes with it.
 *
 * @param list tokens of the list's JSON pointer.
 */
export function followEntries(waivers: unknown, list: readonly string[], newIndex: NewIndex): unknown {
  if (!Array.isArray(waivers)) return waivers;
  const prefix = `${list.join('.')}.`;
  const moved = waivers.flatMap((waiver: unknown) => {
    if (!isWaiver(waiver) || !waiver.item.startsWith(prefix)) return [waiver];
    const place = /^(\d+)(.*)$/.exec(waiver.item.slice(prefix.length));
    if (place === null) return [waiver];
    const index = newIndex(Number(place[1]));
    return index === null ? [] : [{ ...waiver, item: `${prefix}${String(index)}${place[2] ?? ''}` }];
  });
  const isSame = moved.length === waivers.length && moved.every((waiver, index) => sameItem(waiver, waivers[index]));
  return isSame ? waivers : moved;
}

/** Where entries stand in a list that replaces another: found again by what they hold, else at their place. */
export function indexInNewList(before: readonly unknown[], after: readonly unknown[]): NewIndex {
  const written = after.map((entry) => JSON.stringify(entry));
  return (index) => {
    const own = JSON.stringify(before[index]);
    // Of entries that hold the same, the one at the same place.
    if (written[index] === own) return index;
    const found = written.indexOf(own);
    if (found !== -1) return found;
    return before.length === after.length ? index : null;
  };
}

function isWaiver(value: unknown): value is Waiver {
  return typeof value === 'object' && value !== null && 'item' in value && typeof value.item === 'string';
}

function sameItem(a: unknown, b: unknown): boolean {
  return a === b || (isWaiver(a) && isWaiver(b) && a.item === b.item);
}
