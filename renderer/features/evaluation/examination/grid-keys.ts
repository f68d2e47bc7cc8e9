const STEP: Readonly<Record<string, -1 | 1>> = { Enter: 1, ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };

/**
 * The index of the field that a key leads to: Enter and the horizontal arrows walk in reading order (Enter with Shift
 * goes back), the vertical ones stay in the column. Null at the end of the way and for every other key.
 *
 * @param columns of the fields, in reading order.
 */
export function cellAfterKey(
  columns: readonly number[],
  at: number,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): number | null {
  const column = columns[at];
  const step = STEP[key];
  if (column === undefined || step === undefined) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const inColumn = columns.flatMap((each, index) => (each === column ? [index] : []));
    return inColumn[inColumn.indexOf(at) + step] ?? null;
  }
  const next = at + (key === 'Enter' && shiftKey ? -1 : step);
  return columns[next] === undefined ? null : next;
}

/** Whether a horizontal arrow has nothing left to do in the text: the caret is at that end, or all is selected. */
export function leavesText(
  key: string,
  { selectionStart, selectionEnd, value }: Pick<HTMLInputElement, 'selectionStart' | 'selectionEnd' | 'value'>,
): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return true;
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  if (isAll) return true;
  return selectionStart === selectionEnd && selectionStart === (key === 'ArrowLeft' ? 0 : value.length);
}
