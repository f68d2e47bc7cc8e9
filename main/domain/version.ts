/** Versions of Residua are three numbers, as its releases are tagged. */
const VERSION = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/** Whether a text is a version such as 1.2.3. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * Which of two versions is later: less than 0 when the first is the earlier one, 0 when they are the same.
 *
 * @throws RangeError when one of them is no version.
 */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  for (const [index, number] of first.entries()) {
    const difference = number - (second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(text: string): number[] {
  const numbers = VERSION.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) throw new RangeError('This is not a version of three numbers.');
  return numbers;
}
