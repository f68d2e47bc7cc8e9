import type { z } from 'zod';
import { pointerTokens } from '../../../main/domain/changes.ts';
import type { Evaluation } from '../../../main/domain/evaluation/evaluation.ts';

type Json = z.output<ReturnType<typeof z.json>>;

/** The value at a JSON pointer; null when there is no such place (a list entry that was just removed). */
export function valueAt(evaluation: Evaluation, pointer: string): Json {
  let node: unknown = evaluation;
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== 'object' || node === null) return null;
    node = (node as Record<string, unknown>)[token];
  }
  return (node ?? null) as Json;
}
