/** A PDF that was dropped on the window before the page that checks it was there. */
let waiting: File | null = null;
let listener: ((file: File) => void) | null = null;

/** Hands a PDF to the page that checks it, or keeps it until that page comes. */
export function offerPdf(file: File): void {
  if (listener === null) waiting = file;
  else listener(file);
}

/** Takes every PDF that is offered, and the one that waits. Returns the function that stops. */
export function takePdfs(take: (file: File) => void): () => void {
  listener = take;
  queueMicrotask(() => {
    if (listener !== take || waiting === null) return;
    const file = waiting;
    waiting = null;
    take(file);
  });
  return () => {
    if (listener === take) listener = null;
  };
}
