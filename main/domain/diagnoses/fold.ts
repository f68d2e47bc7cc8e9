const COMBINING_MARKS = /\p{M}/gu;
const NOT_A_WORD = /[^a-z0-9]+/;

/** The words of a text without case, accents and punctuation. */
export function fold(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .split(NOT_A_WORD)
    .filter((word) => word !== '');
}
