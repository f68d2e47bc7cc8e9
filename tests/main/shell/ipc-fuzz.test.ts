import fc from 'fast-check';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { envelopeSchema } from '../../../main/contract/call.ts';
import type { CallName } from '../../../main/contract/contract.ts';
import { CALL_NAMES } from '../../../main/contract/names.ts';
import type { ErrorCode } from '../../../main/domain/errors.ts';
import { goodInputs } from '../../fuzz/ipc-inputs.ts';
import { hostileValue, mutated } from '../../fuzz/hostile-values.ts';
import { World, type Running, type Shell } from '../../fuzz/ipc-world.ts';
import { inputs, shortly, told } from '../../fuzz/runs.ts';
import { PASSPHRASE } from '../vault/quick-vault.ts';

const dialogs: Shell['dialogs'] = { open: null, save: null };
const failures: string[] = [];
vi.mock('electron', () => ({
  app: {
    getVersion: () => '0',
    getPath: () => '/',
    getAppPath: () => '/',
    isPackaged: false,
    commandLine: { hasSwitch: () => false },
  },
  ipcMain: {},
  protocol: {},
  Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => undefined },
  dialog: {
    showOpenDialog: () =>
      Promise.resolve({ canceled: dialogs.open === null, filePaths: [dialogs.open].filter(Boolean) }),
    showSaveDialog: () => Promise.resolve({ canceled: dialogs.save === null, filePath: dialogs.save ?? '' }),
  },
}));
vi.mock('../../../main/shell/log.ts', () => ({
  logEvent: () => undefined,
  logFailure: (where: string, error: unknown) =>
    failures.push(`${where}: ${String(error)}\n${(error as Error).stack ?? ''}`),
}));

const { answer } = await import('../../../main/shell/ipc.ts');
const { createHandlers } = await import('../../../main/shell/handlers.ts');
const { WaitingFiles } = await import('../../../main/shell/waiting-files.ts');
const { endHandOver, isHandedOver } = await import('../../../main/shell/hand-over-state.ts');
const { RIGHTS } = await import('../../../main/shell/rights.ts');

/** The compiler keeps this list whole. `internal` is not in it: it would be a failure that nobody thought of. */
const CODES: Readonly<Record<Exclude<ErrorCode, 'internal'>, true>> = {
  'invalid-input': true,
  'not-found': true,
  locked: true,
  'handed-over': true,
  'wrong-passphrase': true,
  'not-permitted': true,
  'keychain-unavailable': true,
  'vault-exists': true,
  'vault-missing': true,
  'vault-damaged': true,
  'vault-newer': true,
  'vault-busy': true,
  'backup-damaged': true,
  'signed-immutable': true,
  'not-ready': true,
  conflict: true,
  'wrong-password': true,
  'identity-invalid': true,
  'timestamp-failed': true,
  'update-invalid': true,
  'update-unreachable': true,
  'pdf-invalid': true,
  unprintable: true,
  'file-exists': true,
  'file-unwritable': true,
  cancelled: true,
};

const MODES = [
  'missing',
  'locked',
  'open for an examiner',
  'open for an assistant',
  'open for a reviewer',
  'handed over',
] as const;
type Mode = (typeof MODES)[number];
const WHILE_HANDED_OVER = ['app.info', 'handover.state', 'handover.answer', 'handover.end'];

let world: World;
let running: Running;
let base = '';
let tried = 0;
const cwd = process.cwd();

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'residua-test-'));
  world = new World(base, { answer, createHandlers, dialogs, waitingFiles: () => new WaitingFiles(() => undefined) });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  // Node itself has no such version; without it the answer of app.info would be refused.
  Object.defineProperty(process.versions, 'electron', { value: '0', configurable: true });
  await world.make();
  const elsewhere = join(world.root, 'elsewhere');
  for (const name of ['temporary', 'working', 'home']) mkdirSync(join(elsewhere, name));
  vi.stubEnv('TMPDIR', join(elsewhere, 'temporary'));
  vi.stubEnv('HOME', join(elsewhere, 'home'));
  process.chdir(join(elsewhere, 'working'));
});

afterEach(() => {
  endHandOver();
  running.vault.lock();
});

afterAll(() => {
  process.chdir(cwd);
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
  told('IPC calls', tried);
});

const ACCOUNT: Readonly<Partial<Record<Mode, number>>> = {
  'open for an examiner': 0,
  'open for an assistant': 1,
  'open for a reviewer': 2,
  'handed over': 0,
};
let copies = 0;

async function begin(mode: Mode): Promise<void> {
  endHandOver();
  copies += 1;
  running = mode === 'missing' ? world.empty(`copy-${String(copies)}`) : await world.copy(`copy-${String(copies)}`);
  await resume(mode);
}

/** Brings the vault back to the mode after a call that led out of it. */
async function resume(mode: Mode): Promise<void> {
  const { vault, handlers } = running;
  if (mode === 'missing' || mode === 'locked') {
    if (vault.state() === 'open') vault.lock();
    if (vault.state() === mode) return;
    return begin(mode);
  }
  const id = world.known.accounts[ACCOUNT[mode] ?? 0];
  try {
    if (vault.state() === 'open' && vault.currentAccount().id !== id) vault.lock();
    if (vault.state() !== 'open') await vault.unlock(PASSPHRASE, id);
  } catch {
    // The account, its passphrase or the vault itself is no longer what it was.
    return begin(mode);
  }
  if (mode !== 'handed over' || isHandedOver()) return;
  const { draft } = world.known;
  const opened = await answer('evaluation.open', handlers, { id: draft });
  const revision = opened.ok ? (opened.value as { revision: number }).revision : 0;
  const started = await answer('handover.start', handlers, { evaluationId: draft, revision, index: 0 });
  if (!started.ok) await begin(mode);
}

/** Calls that lay out pages or rebuild a report each time; `npm run torture` gives them ten times as many inputs. */
const MAKING: ReadonlySet<CallName> = new Set([
  'addendum.preview',
  'chain.check',
  'report.exportCopy',
  'report.preview',
  'statement.preview',
  'verify.bytes',
]);

/** Whether the call may succeed at all. */
function isAllowed(mode: Mode, name: CallName): boolean {
  if (mode === 'locked' || mode === 'missing') return RIGHTS[name] === 'always';
  return mode !== 'handed over' || WHILE_HANDED_OVER.includes(name);
}

/** What may come back, whatever was sent. */
async function tryCall(mode: Mode, name: CallName, input: unknown): Promise<void> {
  tried += 1;
  failures.length = 0;
  const answered = envelopeSchema.parse(await answer(name, running.handlers, input));
  const code = answered.ok ? null : answered.error.code;
  const message = answered.ok ? '' : answered.error.message;
  const allowed = answered.ok ? isAllowed(mode, name) : code !== null && Object.hasOwn(CODES, code);
  const isPolluted = 'polluted' in {};
  if (failures.length > 0 || !allowed || isPolluted || message.length > 3000 || /\n\s+at /.test(message)) {
    const what = { answered, failures, isPolluted };
    throw new Error(`${name} while ${mode} with ${shortly(input)} answered ${shortly(what)}`);
  }
  await resume(mode);
}

describe.each(MODES)('calls while the vault is %s', (mode) => {
  it('answer whatever they are given with a value or a coded error, and touch no file outside the chosen places', async () => {
    await begin(mode);
    const prototype = Object.getOwnPropertyNames(Object.prototype);
    const outside = world.outside();
    for (const name of CALL_NAMES) {
      const good = goodInputs(world.known)[name];
      for (const input of good) await tryCall(mode, name, structuredClone(input));
      const input = fc.oneof(
        { weight: 1, arbitrary: hostileValue },
        { weight: 3, arbitrary: fc.oneof(...good.map((example) => mutated(example))) },
      );
      for (const [given, choice] of inputs(fc.tuple(input, fc.nat()), MAKING.has(name) ? 30 : 340)) {
        const { choices } = world;
        dialogs.open = choices[choice % choices.length] ?? null;
        dialogs.save = choices[(choice >> 4) % choices.length] ?? null;
        // Nothing can happen to a text of millions of characters; it need not be copied for each call.
        await tryCall(mode, name, typeof given === 'string' ? given : structuredClone(given));
      }
    }
    expect(world.outside()).toEqual(outside);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
    expect(existsSync('/tmp/residua-escape')).toBe(false);
  }, 600_000);
});
