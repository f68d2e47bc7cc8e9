import { stepOfPointer } from './step-of-pointer.ts';
import { STEPS } from './steps.ts';

/**
 * A place of an evaluation in words: "/recordsReviewed/2/pages" is "Records, no. 3: pages".
 *
 * @param pointer JSON pointer (RFC 6901); '' is the file as a whole.
 */
export function pointerWords(pointer: string): string {
  if (pointer === '') return 'The whole file';
  if (pointer === '/rejected') return 'An entry that could not be taken';
  const step = STEPS.find(({ id }) => id === stepOfPointer(pointer))?.title ?? '';
  const [first, ...rest] = pointer.split('/').slice(1).map(unescape);
  const parts = (LISTS.has(first ?? '') ? rest : [first ?? '', ...rest]).map(words);
  const same = parts[0]?.toLowerCase() === step.toLowerCase() ? parts.slice(1) : parts;
  const numbered = same[0]?.startsWith('no. ') === true ? [`${step}, ${same[0]}`, ...same.slice(1)] : [step, ...same];
  return numbered.join(': ');
}

/** Lists that have a step of their own, whose title says what they hold. */
const LISTS: ReadonlySet<string> = new Set(['recordsReviewed', 'instruments']);

/** "licenceNumber" → "licence number"; a position in a list is counted from 1. */
function words(segment: string): string {
  if (/^\d+$/.test(segment)) return `no. ${String(Number(segment) + 1)}`;
  return segment.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
}

function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
