/** Letters and digits alone, without case, accents, punctuation and spacing, so that two writings of one text agree. */
export function foldText(text: string | null): string {
  return (text ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
