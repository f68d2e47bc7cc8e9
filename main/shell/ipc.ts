import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Envelope } from '../contract/call.ts';
import { contract, type CallName, type CallOutput, type ParsedInput } from '../contract/contract.ts';
import { CALL_NAMES } from '../contract/names.ts';
import { toPointer } from '../domain/changes.ts';
import { ResiduaError } from '../domain/errors.ts';
import { isHandedOver } from './hand-over-state.ts';
import { logFailure } from './log.ts';
import { checkPlain } from './plain-input.ts';
import { ORIGIN } from './protocol.ts';

export type Handlers = {
  readonly [N in CallName]: (input: ParsedInput<N>) => Promise<CallOutput<N>> | CallOutput<N>;
};

/**
 * Registers all calls of the contract. This is the one place where the sender, the input and the output are checked.
 *
 * @param trusted the web contents that may call; everyone else is refused.
 */
export function register(handlers: Handlers, trusted: () => WebContents | null): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, async (event, input: unknown): Promise<Envelope> => {
      if (!isTrusted(event, trusted())) {
        logFailure(name, new ResiduaError('internal', 'Call from an unknown sender.'));
        return failure(new ResiduaError('internal', 'This call is not allowed from here.'));
      }
      return answer(name, handlers, input);
    });
  }
}

/** What the examinee's screen needs. Everything else is refused while the device is handed over. */
const WHILE_HANDED_OVER: ReadonlySet<CallName> = new Set([
  'app.info',
  'handover.state',
  'handover.answer',
  'handover.end',
]);

/** Runs one call: parsed input in, checked output out, every failure as a coded error. */
export async function answer(name: CallName, handlers: Handlers, input: unknown): Promise<Envelope> {
  try {
    if (isHandedOver() && !WHILE_HANDED_OVER.has(name)) {
      throw new ResiduaError('handed-over', 'The device is handed over. Only the examiner’s passphrase ends that.');
    }
    checkPlain(input);
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new ResiduaError('invalid-input', issue?.message ?? 'The input is not valid.', {
        path: toPointer(issue?.path ?? []),
      });
    }
    const handler = handlers[name] as (input: unknown) => unknown;
    const output = await handler(parsed.data);
    return { ok: true, value: contract[name].output.parse(output) };
  } catch (error) {
    if (!(error instanceof ResiduaError) || error.code === 'internal') logFailure(name, error);
    return failure(error);
  }
}

function failure(error: unknown): Envelope {
  if (!(error instanceof ResiduaError)) {
    return {
      ok: false,
      error: { code: 'internal', message: 'Something unexpected went wrong. What was saved is kept; try once more.' },
    };
  }
  const { code, message, path } = error;
  return { ok: false, error: path === undefined ? { code, message } : { code, message, path } };
}

/** Whether a message comes from the main frame of the window, showing the application. */
export function isTrusted(
  event: Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>,
  trusted: WebContents | null,
): boolean {
  const frame = event.senderFrame;
  return (
    trusted !== null &&
    event.sender === trusted &&
    frame !== null &&
    frame === trusted.mainFrame &&
    frame.url.startsWith(`${ORIGIN}/`)
  );
}
