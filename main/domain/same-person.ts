/**
 * Whether two written names can be of one person: all words of the shorter one are in the longer one, whatever the order,
 * titles, accents and capitals ("Jane Roe" and "Roe, Jane, MD").
 */
export function isSamePerson(left: string, right: string): boolean {
  const [a, b] = [words(left), words(right)];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return fewer.size > 0 && [...fewer].every((word) => more.has(word));
}

function words(name: string): Set<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}
