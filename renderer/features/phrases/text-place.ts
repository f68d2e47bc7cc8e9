/** A long text and what is selected in it; a caret is an empty selection. */
export interface TextPlace {
  readonly area: HTMLTextAreaElement;
  readonly start: number;
  readonly end: number;
}

/** The caret of a long text that takes typing; null for anything else, and for a text that is gone from the page. */
export function placeIn(element: Element | null): TextPlace | null {
  if (!(element instanceof HTMLTextAreaElement) || !element.isConnected) return null;
  if (element.readOnly || element.disabled) return null;
  return { area: element, start: element.selectionStart, end: element.selectionEnd };
}

/** What is selected at a place. */
export function selectedText({ area, start, end }: TextPlace): string {
  return area.value.slice(start, end);
}

type ExecCommand = (this: Document, command: string, ui: boolean, value: string) => boolean;

/**
 * Puts a text in the place of the selection, as if it were typed: the field's owner hears of it, and the field's own
 * undo takes it back in one step. The focus goes to the field, the caret behind the text, or over `select` where the
 * text holds it. It happens a moment later, when nothing is being drawn: a field whose owner hears of a change in the
 * midst of drawing is written anew, which would lose its undo and the caret.
 *
 * @param then called once the text stands there.
 */
export function insertText(
  place: TextPlace,
  text: string,
  { select = null, then }: { select?: string | null; then?: () => void } = {},
): void {
  setTimeout(() => {
    if (!place.area.isConnected) return;
    insertNow(place, text, select);
    then?.();
  }, 0);
}

function insertNow({ area, start, end }: TextPlace, text: string, select: string | null): void {
  area.focus();
  area.setSelectionRange(start, end);
  // Nothing newer than this old command keeps the undo of the field; where it is absent the text is set without one.
  const execCommand: unknown = Reflect.get(document, 'execCommand');
  const isTyped =
    typeof execCommand === 'function' && (execCommand as ExecCommand).call(document, 'insertText', false, text);
  if (!isTyped) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  }
  const at = select === null ? -1 : text.indexOf(select);
  if (select !== null && at >= 0) area.setSelectionRange(start + at, start + at + select.length);
}
