import type { Page } from '@playwright/test';
import type { Envelope } from '../../main/contract/call.ts';
import type { CallInput, CallName, CallOutput } from '../../main/contract/contract.ts';

interface WithBridge {
  readonly residua: { readonly calls: Readonly<Record<string, (input: unknown) => Promise<Envelope>>> };
}

/** Makes a call past the screens, as a script in the window could. */
export function direct(window: Page, name: string, input: unknown): Promise<Envelope> {
  return window.evaluate(
    ({ name, input }) => {
      const { calls } = (globalThis as unknown as WithBridge).residua;
      return calls[name]?.(input) ?? Promise.reject(new Error(`There is no call "${name}".`));
    },
    { name, input },
  );
}

/** The same where it has to succeed. @throws Error with the code and the message of the failure. */
export async function directly<N extends CallName>(window: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answered = await direct(window, name, input);
  if (!answered.ok) throw new Error(`${name}: ${answered.error.code} ${answered.error.message}`);
  return answered.value as CallOutput<N>;
}

/** Attaches a file as if it were dropped on the window. */
export async function attach(window: Page, name: string, bytes: Uint8Array): Promise<CallOutput<'attachment.add'>> {
  const answered = await window.evaluate(
    ({ name, text }) => {
      const { calls } = (globalThis as unknown as WithBridge).residua;
      return calls['attachment.add']?.({ name, bytes: Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)) });
    },
    { name, text: Buffer.from(bytes).toString('base64') },
  );
  if (answered?.ok !== true) throw new Error(`attachment.add: ${JSON.stringify(answered)}`);
  return answered.value as CallOutput<'attachment.add'>;
}
