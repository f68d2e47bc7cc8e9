import address from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

interface ScriptAddressPolicy {
  /** A TrustedScriptURL; whoever takes an address takes it. */
  createScriptURL(address: string): URL;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptAddressPolicy;
    };
  }
}

let policy: ScriptAddressPolicy | undefined;

/**
 * The worker that reads PDFs, away from the window's own thread. The content security policy lets scripts be started
 * from trusted addresses alone; this one address of the application's own is trusted here, and no other.
 */
export function startPdfWorker(): Worker {
  policy ??= window.trustedTypes?.createPolicy('residua-pdf-worker', {
    createScriptURL: (wanted) => {
      if (wanted !== address) throw new TypeError('Only the worker for PDFs is started.');
      return wanted;
    },
  });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
