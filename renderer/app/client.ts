import { envelopeSchema, type CallError } from '../../main/contract/call.ts';
import { contract, type CallInput, type CallName, type CallOutput } from '../../main/contract/contract.ts';
import type { Bridge } from '../../main/contract/names.ts';

declare global {
  interface Window {
    readonly residua: Bridge;
  }
}

/** An expected failure of a call, with a message for the person. */
export class CallFailure extends Error {
  readonly code: string;
  /** JSON pointer of the input at fault, where there is one. */
  readonly path: string | undefined;

  constructor({ code, message, path }: CallError, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CallFailure';
    this.code = code;
    this.path = path;
  }
}

/**
 * Calls the main process and checks what comes back.
 *
 * @throws CallFailure with the code of the failure; `internal` when the answer does not fit the contract.
 */
async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const envelope = envelopeSchema.safeParse(await window.residua.calls[name](input));
  if (!envelope.success) throw unfit(name, envelope.error);
  if (!envelope.data.ok) {
    if (envelope.data.error.code === 'locked') lockedListener();
    if (envelope.data.error.code === 'vault-damaged' && !/^(?:backup|recovery)\./.test(name)) damagedListener();
    throw new CallFailure(envelope.data.error);
  }
  const value = contract[name].output.safeParse(envelope.data.value);
  if (!value.success) throw unfit(name, value.error);
  return value.data as CallOutput<N>;
}

export const residua = { call };

let lockedListener: () => void = () => undefined;

/** Tells when any call finds the vault locked, whoever made it. */
export function onLocked(listener: () => void): void {
  lockedListener = listener;
}

let damagedListener: () => void = () => undefined;

/** Tells when any call that is not about repairing finds the vault damaged. Returns the function that stops it. */
export function onDamaged(listener: () => void): () => void {
  damagedListener = listener;
  return () => {
    damagedListener = () => undefined;
  };
}

/** The sentence to show for whatever a call threw. */
export function failureMessage(error: unknown): string {
  if (error instanceof CallFailure) return error.message;
  return 'Something went wrong inside Residua. Nothing that was saved is lost; close and open the application again.';
}

/** Whether the person gave the work up: nothing went wrong. */
export function isCancelled(error: unknown): boolean {
  return error instanceof CallFailure && error.code === 'cancelled';
}

/** Whether a call found data that only a newer version of Residua can open. */
export function isNewer(error: unknown): boolean {
  return error instanceof CallFailure && error.code === 'vault-newer';
}

function unfit(name: CallName, cause: unknown): CallFailure {
  return new CallFailure({ code: 'internal', message: `The answer to "${name}" could not be read.` }, { cause });
}
