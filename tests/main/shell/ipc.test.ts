import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { envelopeSchema, type Envelope } from '../../../main/contract/call.ts';
import { contract, type CallName } from '../../../main/contract/contract.ts';
import { CALL_NAMES } from '../../../main/contract/names.ts';
import { ResiduaError } from '../../../main/domain/errors.ts';

type Listener = (event: unknown, input: unknown) => Promise<Envelope>;

const { listeners, logged } = vi.hoisted(() => ({ listeners: new Map<string, unknown>(), logged: [] as string[] }));
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: unknown) => listeners.set(name, listener) },
  app: {},
  protocol: {},
}));
vi.mock('../../../main/shell/log.ts', () => ({
  logFailure: (where: string, error: unknown) => logged.push(`${where} ${error instanceof Error ? error.name : ''}`),
}));

const { answer, register } = await import('../../../main/shell/ipc.ts');
type Handlers = Parameters<typeof register>[0];

const received: { name: string; input: unknown }[] = [];
function handlersThat(behave: (name: CallName, input: unknown) => unknown): Handlers {
  return Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      (input: unknown) => {
        received.push({ name, input });
        return behave(name, input);
      },
    ]),
  ) as unknown as Handlers;
}

const mainFrame = { url: 'app://residua/' };
const window = { mainFrame };
function eventFrom(sender: object, senderFrame: object | null): unknown {
  return { sender, senderFrame };
}

async function call(name: CallName, event: unknown, input: unknown): Promise<Envelope> {
  const listener = listeners.get(name) as Listener;
  return listener(event, input);
}

beforeEach(() => {
  listeners.clear();
  received.length = 0;
  logged.length = 0;
});

describe('the border between window and main process', () => {
  it('registers every call of the contract and nothing else', () => {
    register(
      handlersThat(() => null),
      () => window as never,
    );
    expect([...listeners.keys()].sort()).toEqual(Object.keys(contract).sort());
  });

  it.each([
    ['another window', eventFrom({ mainFrame }, mainFrame)],
    ['a frame inside the window', eventFrom(window, { url: 'app://residua/' })],
    ['a frame that is gone', eventFrom(window, null)],
  ])('refuses %s', async (_who, event) => {
    register(
      handlersThat(() => ({ state: 'open' })),
      () => window as never,
    );
    const answered = await call('vault.state', event, null);
    expect(answered).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(received).toEqual([]);
  });

  it.each(['https://example.org/', 'app://residua.example/', 'file:///etc/passwd', 'app://other/'])(
    'refuses the main frame once it shows %s',
    async (url) => {
      const elsewhere = { mainFrame: { url } };
      register(
        handlersThat(() => ({ state: 'open' })),
        () => elsewhere as never,
      );
      const answered = await call('vault.state', eventFrom(elsewhere, elsewhere.mainFrame), null);
      expect(answered.ok).toBe(false);
      expect(received).toEqual([]);
    },
  );

  it('lets the window itself call', async () => {
    register(
      handlersThat(() => ({ state: 'locked' })),
      () => window as never,
    );
    expect(await call('vault.state', eventFrom(window, mainFrame), null)).toEqual({
      ok: true,
      value: { state: 'locked' },
    });
  });

  it('answers a bad input with the code and the pointer, and does not run the handler', async () => {
    const handlers = handlersThat(() => null);
    const answered = await answer('vault.create', handlers, { passphrase: 'short' });
    expect(answered).toMatchObject({ ok: false, error: { code: 'invalid-input', path: '/passphrase' } });
    expect(received).toEqual([]);
  });

  it('passes an expected failure on with its code, message and pointer', async () => {
    const handlers = handlersThat(() => {
      throw new ResiduaError('conflict', 'Changed elsewhere.', { path: '/case' });
    });
    expect(await answer('vault.state', handlers, null)).toEqual({
      ok: false,
      error: { code: 'conflict', message: 'Changed elsewhere.', path: '/case' },
    });
    expect(logged).toEqual([]);
  });

  it('hides the message of an unexpected failure and logs it', async () => {
    const handlers = handlersThat(() => {
      throw new Error('Alex Sample, claim 417');
    });
    const answered = await answer('vault.state', handlers, null);
    expect(JSON.stringify(answered)).not.toContain('Sample');
    expect(answered).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(logged).toEqual(['vault.state Error']);
  });

  it('does not let an output through that breaks the contract', async () => {
    const handlers = handlersThat(() => ({ state: 'open', key: 'secret' }));
    const answered = await answer('vault.state', handlers, null);
    expect(answered).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answered)).not.toContain('secret');
  });

  it('answers whatever is sent with an envelope, and handlers see parsed input only', async () => {
    const handlers = handlersThat(() => null);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALL_NAMES),
        fc.anything({ withNullPrototype: true }),
        async (name, input) => {
          received.length = 0;
          const answered = await answer(name, handlers, input);
          expect(envelopeSchema.safeParse(answered).success).toBe(true);
          for (const seen of received) expect(contract[name].input.safeParse(seen.input).success).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
