const TABBABLE =
  'input:not([type="hidden"]):not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([disabled]), [href], [tabindex]';

/**
 * "Enter goes on": moves focus from a field to the next control in reading order, inside the same dialog or main
 * part. A calendar button or unit menu marked `data-helper` is passed over: it belongs to the field just left.
 * Returns false when there is nowhere to go.
 */
export function focusNext(from: HTMLElement): boolean {
  const scope = from.closest('[role="dialog"], main, form') ?? document.body;
  const all = [...scope.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (one) =>
      one === from ||
      (one.tabIndex >= 0 && !one.hasAttribute('data-helper') && one.closest('[hidden], [inert]') === null),
  );
  const next = all[all.indexOf(from) + 1];
  if (next === undefined) return false;
  next.focus();
  return true;
}
