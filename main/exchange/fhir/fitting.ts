import { toPointer } from '../../domain/changes.ts';
import { evaluationSchema, type Evaluation } from '../../domain/evaluation/evaluation.ts';

/** Each round takes out everything that does not fit; what then still does not is of another shape altogether. */
const ROUNDS = 10;

/**
 * The evaluation that a candidate gives when everything that does not fit is taken out, and where that was.
 *
 * @param candidate JSON; it is changed.
 * @throws Error when nothing fits, which no candidate made of an evaluation's own sections does.
 */
export function fittingEvaluation(candidate: object): { evaluation: Evaluation; unfitting: string[] } {
  const unfitting = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = evaluationSchema.safeParse(candidate);
    if (parsed.success) return { evaluation: parsed.data, unfitting: [...unfitting] };
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null;
      for (const path of unknown?.map((key) => [...issue.path, key]) ?? [issue.path]) {
        takeOut(candidate, path);
        // An unknown name comes from the file and is not repeated.
        unfitting.add(toPointer(unknown === null ? path : issue.path));
      }
    }
  }
  throw new Error('The candidate is no evaluation.');
}

/** Empties one place: a member is removed, an entry of a list becomes null. Only own places are gone through. */
function takeOut(root: object, path: readonly PropertyKey[]): void {
  let place: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (!isObject(place) || !Object.hasOwn(place, key)) return;
    place = Reflect.get(place, key);
  }
  const last = path.at(-1);
  if (last === undefined || !isObject(place)) return;
  if (Array.isArray(place)) Reflect.set(place, last, null);
  else Reflect.deleteProperty(place, last);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
