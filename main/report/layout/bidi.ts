import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** True when a text holds letters that are read from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * Embedding level of each UTF-16 unit of a line in a document that is read from left to right (Unicode Standard
 * Annex 9); odd levels run from right to left.
 */
export function embeddingLevels(text: string): Uint8Array {
  return bidi.getEmbeddingLevels(text, 'ltr').levels;
}

/** The characters of a text in the order and with the brackets in which they stand from left to right. */
export function reversed(text: string): string {
  return (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [])
    .map((cluster) => bidi.getMirroredCharacter(cluster) ?? cluster)
    .reverse()
    .join('');
}

/** Distance of each piece from the left edge of its line, for pieces in reading order (rule L2 of the annex). */
export function visualOffsets(pieces: readonly { readonly level: number; readonly width: number }[]): number[] {
  const order = pieces.map((_piece, index) => index);
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (end < order.length && (pieces[order[end] ?? 0]?.level ?? 0) >= level) end += 1;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  const offsets = pieces.map(() => 0);
  let x = 0;
  for (const index of order) {
    offsets[index] = x;
    x += pieces[index]?.width ?? 0;
  }
  return offsets;
}
