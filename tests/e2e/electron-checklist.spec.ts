import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { FuseV1Options } from '@electron/fuses';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { CALL_NAMES } from '../../main/contract/names.ts';
import { lintRefusals } from './hostile/lint.ts';
import { launchResidua, sandboxArguments } from './launch.ts';
import { copyMadeVault } from './made-vault.ts';
import { Application, newDataFolder } from './pages/residua.ts';
import { processesOf, readIfThere } from './processes.ts';

// The titles are those of https://www.electronjs.org/docs/latest/tutorial/security, by number.
const root = resolve(import.meta.dirname, '../..');

let app: ElectronApplication;
let window: Page;
test.beforeAll(async () => {
  const dataFolder = await newDataFolder();
  await copyMadeVault(dataFolder);
  ({ app, window } = await launchResidua({ dataFolder }));
  const residua = new Application(window);
  await residua.unlock();
  await residua.skipWelcome();
});
test.afterAll(() => app.close());

/** What Electron made of the settings of the window. */
function preferences(): Promise<Readonly<Record<string, unknown>>> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { session, ...plain } = contents.getLastWebPreferences();
    return { ...plain, hasSession: session !== undefined };
  });
}

function hasSwitch(name: string): Promise<boolean> {
  return app.evaluate(({ app: program }, asked) => program.commandLine.hasSwitch(asked), name);
}

/** The answer of the application's own protocol to an address. */
function served(address: string): Promise<{ status: number; headers: Record<string, string>; text: string }> {
  return app.evaluate(async ({ session }, asked) => {
    const response = await session.fromPartition('residua').fetch(asked);
    const headers = Object.fromEntries([...response.headers.entries()]);
    return { status: response.status, headers, text: await response.text() };
  }, address);
}

test('1. Only load secure content', async () => {
  const addresses = await window.evaluate(() => [
    location.href,
    ...[...document.querySelectorAll('script, link, img')].map((element) =>
      String(Reflect.get(element, element.tagName === 'LINK' ? 'href' : 'src')),
    ),
  ]);
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) expect(address).toMatch(/^app:\/\/residua\//);
  expect(lintRefusals(`window.loadURL('http://example.org/');`)).toEqual([1]);
});

test('2. Do not enable Node.js integration for remote content', async () => {
  const settings = await preferences();
  for (const name of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) {
    expect(settings[name] ?? false, name).toBe(false);
    for (const value of ['true', '!0', '1', 'Boolean(1)', 'given']) {
      expect(lintRefusals(`new BrowserWindow({ webPreferences: { ${name}: ${value} } });`), value).toEqual([2]);
    }
    expect(lintRefusals(`preferences.${name} = true;`)).toEqual([2]);
    expect(lintRefusals(`new BrowserWindow({ webPreferences: { ${name}: false } });`)).toEqual([]);
  }
  const found = await window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('3. Enable Context Isolation', async () => {
  expect((await preferences())['contextIsolation']).toBe(true);
  expect(lintRefusals(`({ contextIsolation: !1 });`)).toEqual([3]);
  // What the page does to its own world is not felt by the preload script, and the bridge cannot be exchanged.
  const answered = await window.evaluate(async () => {
    const { residua } = globalThis as unknown as {
      residua: { calls: Record<string, (i: unknown) => Promise<unknown>> };
    };
    const own = Reflect.get(Object, 'fromEntries') as unknown;
    Reflect.set(Object, 'fromEntries', () => ({}));
    Reflect.set(residua.calls, 'vault.state', () => Promise.resolve('exchanged'));
    Reflect.set(globalThis, 'residua', null);
    const answer = await residua.calls['vault.state']?.(null);
    Reflect.set(Object, 'fromEntries', own);
    return { answer, isThere: Reflect.get(globalThis, 'residua') !== null };
  });
  expect(answered).toEqual({ answer: { ok: true, value: { state: 'open' } }, isThere: true });
});

test('4. Enable process sandboxing', async () => {
  const works = sandboxArguments().length === 0;
  expect((await preferences())['sandbox']).toBe(true);
  expect(await hasSwitch('enable-sandbox')).toBe(works);
  expect(lintRefusals(`({ sandbox: 0 });`)).toEqual([4]);
  const filtered = processesOf(app).filter((pid) => {
    const isWindow = readIfThere(`/proc/${String(pid)}/cmdline`)?.includes('--type=renderer') === true;
    return isWindow && /^Seccomp:\s+2$/m.test(readIfThere(`/proc/${String(pid)}/status`) ?? '');
  });
  if (works && process.platform === 'linux') expect(filtered.length).toBeGreaterThan(0);
});

test('5. Handle session permission requests from remote content', async () => {
  const answers = await window.evaluate(async () => {
    const refusalOf = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'granted',
        (error: unknown) => (error as Error).name,
      );
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    return {
      states,
      notification: await Notification.requestPermission(),
      media: await refusalOf(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refusalOf(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await refusalOf(navigator.clipboard.readText()),
      position: await new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done('granted'),
          ({ code }) => done(code),
        );
      }),
    };
  });
  expect(new Set(answers.states)).toEqual(new Set(['denied']));
  expect(answers.notification).toBe('denied');
  for (const refusal of [answers.media, answers.screen, answers.clipboard]) {
    expect(refusal).toMatch(/^(?:NotAllowedError|NotFoundError|NotSupportedError|AbortError|InvalidStateError)$/);
  }
  expect(answers.position).toBe(1);
});

test('6. Do not disable webSecurity', async () => {
  expect((await preferences())['webSecurity']).toBe(true);
  expect(await hasSwitch('disable-web-security')).toBe(false);
  expect(lintRefusals(`({ 'webSecurity': false });`)).toEqual([6]);
});

test('7. Define a Content Security Policy', async () => {
  const { headers } = await served('app://residua/');
  const policy = new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(policy.get('default-src')).toBe(`'none'`);
  expect(policy.get('script-src')).toBe(`'self'`);
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  const ran = await window.evaluate(async () => {
    const script = document.createElement('script');
    const refused = new Promise((done) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective), {
        once: true,
      });
    });
    try {
      script.textContent = 'globalThis.ran = true';
    } catch {
      // Trusted Types take no text for a script.
    }
    document.head.append(script);
    return { refused: await refused, ran: 'ran' in globalThis };
  });
  expect(ran.ran).toBe(false);
  expect(ran.refused).toMatch(/^(?:script-src|require-trusted-types-for)/);
});

test('8. Do not enable allowRunningInsecureContent', async () => {
  expect((await preferences())['allowRunningInsecureContent']).toBe(false);
  expect(lintRefusals(`({ allowRunningInsecureContent: !0 });`)).toEqual([8]);
});

test('9. Do not enable experimental features', async () => {
  expect((await preferences())['experimentalFeatures']).toBe(false);
  expect(await hasSwitch('enable-experimental-web-platform-features')).toBe(false);
  expect(lintRefusals(`({ experimentalFeatures: true });`)).toEqual([9]);
});

test('10. Do not use enableBlinkFeatures', async () => {
  expect((await preferences())['enableBlinkFeatures'] ?? '').toBe('');
  expect(await hasSwitch('enable-blink-features')).toBe(false);
  expect(lintRefusals(`({ enableBlinkFeatures: 'ExecCommandInJavaScript' });`)).toEqual([10]);
});

test('11. Do not use allowpopups for WebViews', async () => {
  expect(await window.locator('webview').count()).toBe(0);
  expect(lintRefusals('export const view = <div allowpopups="true" />;')).toEqual([11]);
});

test('12. Verify WebView options before creation', async () => {
  expect((await preferences())['webviewTag']).toBe(false);
  const prevented = await app.evaluate(({ BrowserWindow }) => {
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    BrowserWindow.getAllWindows()[0]?.webContents.emit(
      'will-attach-webview',
      event,
      {},
      { src: 'https://example.org' },
    );
    return isPrevented;
  });
  expect(prevented).toBe(true);
  expect(lintRefusals('export const view = <webview src="x" />;')).toEqual([12]);
  expect(lintRefusals(`document.createElement('webview');`)).toEqual([12]);
});

test('13. Disable or limit navigation', async () => {
  await window.evaluate(() => Reflect.set(globalThis, 'stayed', true));
  for (const address of ['https://example.org/', 'file:///etc/hostname', 'app://elsewhere/', 'app://residua/other']) {
    await window.evaluate((to) => {
      location.href = to;
    }, address);
  }
  // The main process has refused them all once it answers to something that was asked after them.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('0'));
  const after = await window.evaluate(() => ({ address: location.href, stayed: 'stayed' in globalThis }));
  expect(after).toEqual({ address: 'app://residua/', stayed: true });
});

test('14. Disable or limit creation of new windows', async () => {
  for (const address of ['https://example.org/', 'app://residua/', 'about:blank']) {
    expect(await window.evaluate((to) => open(to) === null, address), address).toBe(true);
  }
  expect(app.windows()).toHaveLength(1);
});

test('15. Do not use shell.openExternal with untrusted content', () => {
  for (const file of readdirSync(join(root, 'out/main'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    expect(readFileSync(join(root, 'out/main', file), 'utf8'), file).not.toContain('openExternal');
  }
  expect(lintRefusals(`const { openExternal } = shell;`)).toEqual([15]);
  expect(lintRefusals(`shell.openExternal(address);`)).toEqual([15]);
  expect(lintRefusals(`shell['openExternal'](address);`)).toEqual([15]);
});

test('16. Use a current version of Electron', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  // One exact version; a release is made with no other (requireOfficialElectron of build/lib/package.mjs).
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  const installed = createRequire(import.meta.url)('electron/package.json') as { version: string };
  expect(installed.version).toBe(devDependencies['electron']);
});

test('17. Validate the sender of all IPC messages', async () => {
  const preload = join(root, 'out/preload/preload.cjs');
  const answered = await app.evaluate(async ({ BrowserWindow, session }, path) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: path, sandbox: true, session: session.fromPartition('residua') },
    });
    await other.loadURL('app://residua/');
    const answer: unknown = await other.webContents.executeJavaScript(`residua.calls['vault.state'](null)`);
    other.destroy();
    return answer;
  }, preload);
  expect(answered).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('18. Avoid usage of the file:// protocol and prefer usage of custom protocols', async () => {
  expect(window.url()).toMatch(/^app:/);
  const outcome = await window.evaluate(async () => {
    const image = new Image();
    const shown = new Promise((done) => {
      image.onload = () => done('shown');
      image.onerror = () => done('refused');
    });
    image.src = 'file:///usr/share/pixmaps/debian-logo.png';
    const read = await fetch('file:///etc/hostname').then(
      () => 'read',
      () => 'refused',
    );
    return [read, await shown];
  });
  expect(outcome).toEqual(['refused', 'refused']);
  expect(lintRefusals(`window.loadFile('index.html');`)).toEqual([18]);
  expect(lintRefusals(`const page = 'file:///x';`)).toEqual([18]);
});

test('19. Check which fuses you can change', () => {
  // packaged.spec.ts reads them back from the packaged program.
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  const fuses: Record<string, string> = {};
  for (const [, name = '', value = ''] of block.matchAll(/^ {2}(\w+): (\w+)$/gm)) fuses[name] = value;
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
    resetAdHocDarwinSignature: 'true',
  });
  // A fuse that Electron adds has to be thought about here.
  const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
  const set = Object.keys(fuses).map((name) => name.toLowerCase());
  expect(known.filter((name) => !set.includes(name.toLowerCase()))).toEqual(['WasmTrapHandlers']);
});

test('20. Do not expose Electron APIs to untrusted web content', async () => {
  const surface = await window.evaluate(() => {
    const { residua } = globalThis as unknown as { residua: { calls: object; onCommand: (l: unknown) => () => void } };
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const own = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
    frame.remove();
    return {
      added: Object.getOwnPropertyNames(globalThis).filter((name) => !own.has(name) && !/^\d+$/.test(name)),
      bridge: Object.keys(residua),
      calls: Object.keys(residua.calls),
      kinds: [...new Set(Object.values(residua.calls).map((call) => typeof call))],
      frozen: Object.isFrozen(residua) && Object.isFrozen(residua.calls),
    };
  });
  expect(surface.bridge).toEqual(['calls', 'onCommand']);
  expect(surface.calls.sort()).toEqual([...CALL_NAMES].sort());
  expect(surface.kinds).toEqual(['function']);
  expect(surface.added.filter((name) => /electron|ipc|node|require|residua/i.test(name))).toEqual(['residua']);
  // A command comes as a word alone, without the event on which Electron's own objects hang.
  const heard = window.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const { residua } = globalThis as unknown as {
          residua: { onCommand: (l: (...a: unknown[]) => void) => () => void };
        };
        const stop = residua.onCommand((...given) => {
          stop();
          done(given);
        });
        Reflect.set(globalThis, 'listening', true);
      }),
  );
  await window.waitForFunction(() => 'listening' in globalThis);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('command', 'show-evaluations');
  });
  expect(await heard).toEqual(['show-evaluations']);
  expect(lintRefusals(`contextBridge.exposeInMainWorld('ipc', ipcRenderer);`)).toEqual([20]);
});
