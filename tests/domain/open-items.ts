import { openItems, readiness } from '../../main/domain/readiness.ts';
import { complete, evaluation } from './support.ts';

/** What is open in an evaluation that holds these parts alone. */
export function ids(parts: object): string[] {
  return openItems(readiness(evaluation(parts))).map(({ id }) => id);
}

/** What is open in an evaluation that is complete but for these parts. */
export function open(parts: object): string[] {
  return openItems(readiness(complete(parts))).map(({ id }) => id);
}
