import type { Page } from '@playwright/test';
import type { Envelope } from '../../main/contract/call.ts';
import type { CallInput, CallName, CallOutput } from '../../main/contract/contract.ts';

interface WithBridge {
  readonly residua: { readonly calls: Readonly<Record<string, (input: unknown) => Promise<Envelope>>> };
}

/** Makes a call past the screens, as a script in the window could. */
function direct(window: Page, name: string, input: unknown): Promise<Envelope> {
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
