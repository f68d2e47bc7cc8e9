/**
 * What a field shows, against what its owner holds. The field's own text leads while someone types, so that an owner
 * who saves slowly (and echoes each change back late) can never move the caret or eat a letter; a change that is not
 * such an echo, like undo or another record, is taken over.
 */
export interface LocalText<V> {
  readonly text: string;
  /** The owner's value as last seen. */
  readonly seen: V;
  /** Values handed to the owner that have not come back yet, oldest first. */
  readonly pending: readonly V[];
}

export function startText<V>(value: V, format: (value: V) => string): LocalText<V> {
  return { text: format(value), seen: value, pending: [] };
}

/** The examiner typed `text`, which reads as `value`; `value` goes to the owner. */
export function typeText<V>(state: LocalText<V>, text: string, value: V): LocalText<V> {
  if (value === lastKnown(state)) return { ...state, text };
  return { ...state, text, pending: [...state.pending, value] };
}

/** The owner now holds `value`: an echo of something typed leaves the text alone, anything else replaces it. */
export function adoptValue<V>(state: LocalText<V>, value: V, format: (value: V) => string): LocalText<V> {
  if (value === state.seen) return state;
  const echo = state.pending.indexOf(value);
  if (echo >= 0) return { ...state, seen: value, pending: state.pending.slice(echo + 1) };
  return { text: format(value), seen: value, pending: [] };
}

function lastKnown<V>(state: LocalText<V>): V {
  return state.pending.length > 0 ? (state.pending[state.pending.length - 1] as V) : state.seen;
}
