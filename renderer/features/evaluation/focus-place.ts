const FOCUSABLE =
  'input:not([type="hidden"]):not([disabled]), textarea:not([disabled]), select:not([disabled]), [role="radio"][tabindex="0"], button:not([disabled]), [tabindex="0"]';

/**
 * Brings the place of a JSON pointer into view and puts the focus there; its first part, or else the nearest
 * place around it, when the pointer has none of its own. False when the page has no such place.
 */
export function focusPlace(root: ParentNode, pointer: string): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const name = quoted(at);
    const place = root.querySelector<HTMLElement>(`[data-path="${name}"], [data-path^="${name}/"]`);
    if (place === null) continue;
    place.scrollIntoView({ block: 'center' });
    (place.querySelector<HTMLElement>(FOCUSABLE) ?? place).focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** True when the page has exactly this place. */
export function isShown(root: ParentNode, pointer: string): boolean {
  return root.querySelector(`[data-path="${quoted(pointer)}"]`) !== null;
}

function quoted(pointer: string): string {
  return pointer.replaceAll(/["\\]/g, String.raw`\$&`);
}
