import { expect, type Page } from '@playwright/test';
import { CALL_NAMES } from '../../main/contract/names.ts';
import { RIGHTS } from '../../main/shell/rights.ts';
import { goodInputs } from '../fuzz/ipc-inputs.ts';
import { direct, directly } from './direct.ts';
import { killResidua } from './launch.ts';
import { newDataFolder, PASSPHRASE } from './pages/residua.ts';
import { test } from './start.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** What of the vault can be named by somebody who has not seen it; sound inputs otherwise. */
const INPUTS = goodInputs({
  ...{ draft: NOBODY, signed: NOBODY, identity: NOBODY, phrase: NOBODY, statement: NOBODY, revision: 0 },
  ...{ attachment: '0'.repeat(64), backup: '0'.repeat(64), accounts: [NOBODY, NOBODY], recoveryKey: 'none' },
  ...{ png: new Uint8Array(), pdf: new Uint8Array(), caseFile: new Uint8Array() },
});

/** Makes every call that needs somebody signed in, and tells the codes of the answers. */
async function codesOfCalls(window: Page, names: readonly (keyof typeof RIGHTS)[]): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const name of names) {
    const answered = await direct(window, name, INPUTS[name][0]);
    codes.add(answered.ok ? `${name} succeeded` : answered.error.code);
  }
  return codes;
}

test('a hostile script in the window gets no further than the contract lets the person who is signed in', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const { app, window, residua } = await start({ dataFolder });
  const protectedCalls = CALL_NAMES.filter((name) => RIGHTS[name] !== 'always');

  await test.step('nothing of Node, of Electron or of the files is in reach', async () => {
    const attempts = await window.evaluate(async () => {
      const outcome = async (attempt: () => unknown): Promise<string> => {
        try {
          const got = await attempt();
          return got === undefined || got === null ? 'nothing' : 'reached';
        } catch {
          return 'refused';
        }
      };
      const world = globalThis as unknown as Record<string, Record<string, unknown> | undefined>;
      const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);
      const ways: Record<string, () => unknown> = {
        require: () => world['require'],
        process: () => world['process'],
        ipcRenderer: () => world['ipcRenderer'] ?? world['electron'],
        'an unknown call': () => Reflect.get(world['residua']?.['calls'] ?? {}, 'fs.read') as unknown,
        'a call on another channel': () => Object.entries(world['residua'] ?? {}).find(([name]) => name === 'invoke'),
        'node:fs': () => load('node:fs'),
        fs: () => load('fs'),
        electron: () => load('electron'),
        file: () => load('file:///etc/passwd'),
        'above the root': () => load('app://residua/../main/index.js'),
        'above the root, encoded': () => load('app://residua/%2e%2e/main/index.js'),
        'another host': () => load('app://main/index.js'),
        'a fetch of a file': () => fetch('file:///etc/passwd'),
        'a fetch of the program': () => fetch('app://residua/../../package.json'),
        'a worker with Node': () => new Worker('data:text/javascript,postMessage(require("fs"))'),
      };
      const told: Record<string, string> = {};
      for (const [name, way] of Object.entries(ways)) told[name] = await outcome(way);
      return told;
    });
    for (const [name, outcome] of Object.entries(attempts)) {
      expect(outcome, name).toMatch(/^(?:refused|nothing)$/);
    }
  });

  await test.step('the bridge is the contract, and cannot be made anything else', async () => {
    const bridge = await window.evaluate(() => {
      const { residua } = globalThis as unknown as { residua: Record<string, Record<string, unknown>> };
      const outcome = (attempt: () => void): string => {
        try {
          attempt();
        } catch {
          // Frozen; what is there afterwards tells.
        }
        return Object.keys(residua).toSorted().join();
      };
      const calls = residua['calls'] ?? {};
      outcome(() => (residua['more'] = {}));
      outcome(() => (calls['fs.read'] = () => 'made by the page'));
      outcome(() => (calls['vault.lock'] = () => 'made by the page'));
      return {
        keys: outcome(() => delete residua['calls']),
        calls: Object.keys(calls),
        replaced: String(calls['vault.lock']).includes('made by the page'),
        inherited: ['constructor', '__proto__'].filter((name) => Object.hasOwn(calls, name)),
      };
    });
    expect(bridge).toEqual({ keys: 'calls,onCommand', calls: [...CALL_NAMES], replaced: false, inherited: [] });
    await expect(direct(window, 'fs.read', '/etc/passwd')).rejects.toThrow('There is no call');
  });

  await test.step('the application’s own addresses lead to its own files only', async () => {
    const answers = await app.evaluate(async ({ session }) => {
      const own = session.fromPartition('residua');
      const addresses = [
        'app://residua/../main/index.js',
        'app://residua/%2e%2e/main/index.js',
        'app://residua/..%2fmain%2findex.js',
        'app://residua/..%5cmain%5cindex.js',
        'app://residua//etc/passwd',
        'app://residua/%00',
        'app://residua/assets/../../preload/preload.cjs',
        'app://residua/assets',
        'app://elsewhere/index.html',
      ];
      const statuses: Record<string, number> = {};
      for (const address of addresses) statuses[address] = (await own.fetch(address)).status;
      return { ...statuses, own: (await own.fetch('app://residua/index.html')).status };
    });
    const { own, ...others } = answers;
    expect(own).toBe(200);
    expect(new Set(Object.values(others))).toEqual(new Set([404]));
  });

  await test.step('before anybody has signed in, every call that needs somebody is refused', async () => {
    expect(protectedCalls.length).toBeGreaterThan(50);
    expect(await codesOfCalls(window, protectedCalls)).toEqual(new Set(['locked']));
    await residua.createVault();
    await residua.skipWelcome();
    await directly(window, 'vault.lock', null);
    await residua.heading('Unlock Residua').waitFor();
    expect(await codesOfCalls(window, protectedCalls)).toEqual(new Set(['locked']));
    await residua.unlock();
    // There is nothing in it yet.
    await residua.skipWelcome();
  });

  await test.step('what was deleted, and what never was, is not opened by its number', async () => {
    const { id } = await directly(window, 'evaluation.create', { from: 'sample' });
    await directly(window, 'evaluation.delete', { id });
    for (const gone of [id, NOBODY]) {
      for (const name of ['evaluation.open', 'evaluation.exportCase', 'evaluation.repeats', 'report.export'] as const) {
        expect(await direct(window, name, { id: gone }), name).toMatchObject({
          ok: false,
          error: { code: 'not-found' },
        });
      }
      expect(await directly(window, 'chain.get', { id: gone })).toBeNull();
    }
    await directly(window, 'evaluation.purge', { id });
    expect(await direct(window, 'evaluation.restore', { id })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  await test.step('a preview from before a lock cannot be signed after it', async () => {
    const identity = await directly(window, 'identity.create', {
      ...{ name: 'Dr. Ada Example', organization: '', email: '', algorithm: 'P-256', passphrase: PASSPHRASE },
    });
    const { id, revision } = await directly(window, 'evaluation.create', { from: 'sample' });
    const { sha256 } = await directly(window, 'report.preview', { id, revision, identityId: identity.id });
    await directly(window, 'vault.lock', null);
    await residua.heading('Unlock Residua').waitFor();
    const signing = { id, revision, identityId: identity.id, passphrase: PASSPHRASE, previewSha256: sha256 };
    expect(await direct(window, 'report.sign', signing)).toMatchObject({ ok: false, error: { code: 'locked' } });
    await residua.unlock();
    await residua.heading('Evaluations').waitFor();
    expect(await direct(window, 'report.sign', signing)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  await test.step('from the examinee’s screen nothing is reached but its own four calls', async () => {
    const { id } = await directly(window, 'evaluation.create', { from: 'empty' });
    const instrument = { id: 'lefs', phase: 'intake', date: '2026-01-05' };
    const { revision } = await directly(window, 'evaluation.change', {
      ...{ id, revision: 0, changes: [{ op: 'set', path: '/instruments', value: [instrument] }] },
    });
    await directly(window, 'handover.start', { evaluationId: id, revision, index: 0 });
    await window.getByRole('button', { name: 'Begin' }).waitFor();
    const own = ['app.info', 'handover.state', 'handover.answer', 'handover.end'];
    const others = CALL_NAMES.filter((name) => !own.includes(name));
    expect(await codesOfCalls(window, others)).toEqual(new Set(['handed-over']));
    const wrong = await direct(window, 'handover.end', { passphrase: 'not the passphrase' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect((await directly(window, 'handover.state', null))?.instrument).toBe('lefs');
    await window.reload();
    await window.getByRole('button', { name: 'Begin' }).waitFor();
    expect(await codesOfCalls(window, others)).toEqual(new Set(['handed-over']));
  });

  await test.step('a script that closes, leaves or breaks the window leaves the device handed over', async () => {
    const own = ['app.info', 'handover.state', 'handover.answer', 'handover.end'];
    const others = CALL_NAMES.filter((name) => !own.includes(name));
    const opened = app.waitForEvent('window');
    await window.evaluate(() => {
      setTimeout(() => globalThis.close());
    });
    const again = await opened;
    await again.getByRole('button', { name: 'Begin' }).waitFor();
    expect(await codesOfCalls(again, others)).toEqual(new Set(['handed-over']));
    const held = () =>
      app.evaluate(({ BrowserWindow, Menu }) => ({
        kiosk: BrowserWindow.getAllWindows().map((one) => one.isKiosk()),
        menu: Menu.getApplicationMenu()?.items.map(({ label }) => label),
      }));
    await expect.poll(held).toEqual({ kiosk: [true], menu: ['View'] });

    // Playwright's own view of a page survives neither a refused navigation nor a crash: the main process is asked.
    const inWindow = (script: string) =>
      app.evaluate(
        ({ BrowserWindow }, text) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<unknown>,
        script,
      );
    const words = () => inWindow('location.href + document.body.innerText');
    await inWindow(`
      for (const address of ['about:blank', 'file:///etc/passwd', 'app://residua/assets/']) location.assign(address);
      history.go(-1);
    `);
    await expect.poll(words).toMatch(/^app:\/\/residua\/(?!assets).*Begin/s);

    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise<void>((done) => contents?.once('did-finish-load', () => done()));
      contents?.forcefullyCrashRenderer();
      await loaded;
    });
    await expect.poll(words).toMatch(/^app:\/\/residua\/(?!assets).*Begin/s);
    await expect.poll(held).toEqual({ kiosk: [true], menu: ['View'] });
  });

  await test.step('a program that was killed meanwhile starts locked, and no hand-over with it', async () => {
    await killResidua(app);
    const next = await start({ dataFolder });
    const { residua: after } = next;
    await after.heading('Unlock Residua').waitFor();
    expect(await directly(next.window, 'handover.state', null)).toBeNull();
    expect(await codesOfCalls(next.window, protectedCalls)).toEqual(new Set(['locked']));
    await after.unlock();
    await after.heading('Evaluations').waitFor();
    await next.app.close();
  });
});
