type ExecCommand = (this: Document, command: string) => boolean;

/** Puts text on the clipboard; false when the system did not take it. No permission is asked: the window has none. */
export function copyText(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', text);
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  // The newer interface asks for a permission, and the window is given none.
  const execCommand: unknown = Reflect.get(document, 'execCommand');
  if (typeof execCommand === 'function') (execCommand as ExecCommand).call(document, 'copy');
  document.removeEventListener('copy', give, { capture: true });
  return taken;
}
