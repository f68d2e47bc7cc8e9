/**
 * Ids of the items without a response, in the order of the items. A list that ends early lacks its last items
 * (SPEC section 2: an incomplete instrument is never scored, the result names what is missing).
 */
export function missingItems(responses: readonly (number | null)[], itemIds: readonly string[]): string[] {
  return itemIds.filter((_, index) => (responses[index] ?? null) === null);
}

export function rawSum(responses: readonly (number | null)[]): number {
  return responses.reduce<number>((sum, response) => sum + (response ?? 0), 0);
}
