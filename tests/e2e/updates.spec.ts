import { expect } from '@playwright/test';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { DEB, manifest, MANIFEST_NAME, CONTENT, carry, signed, signingKey } from '../main/update/release.ts';
import { httpsServer } from '../tools/https-server.ts';
import { expectAccessibleInLightAndDark } from './accessible.ts';
import { answerOpenDialog, newDataFolder } from './pages/residua.ts';
import { test } from './start.ts';

/** The release for the machine that this runs on. */
function releaseHere() {
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  const [deb, ...others] = manifest().files;
  if (deb === undefined) throw new Error('The release has no files.');
  return manifest({
    version: '98.7.6',
    files: [
      { ...deb, platform, arch },
      ...others.map((file) => ({ ...file, platform: platform === 'win32' ? ('linux' as const) : ('win32' as const) })),
    ],
  });
}

test('an update is asked for only when allowed, verified from a file, and shown where it is', async ({
  startUnlocked,
}) => {
  const server = await httpsServer();
  const key = signingKey();
  const stick = await mkdtemp(join(tmpdir(), 'residua-stick-'));
  const bytes = signed(releaseHere(), key);
  carry(stick, bytes, [DEB]);
  server.answer = (_request, response) => response.end(bytes);
  const dataFolder = await newDataFolder();
  const channel = join(dataFolder, 'channel.json');
  const address = `${server.origin}/residua-update.json`;
  await writeFile(channel, JSON.stringify({ address, keys: [key.pinned], ca: server.ca }));
  const { app, window, residua } = await startUnlocked({ dataFolder, env: { RESIDUA_UPDATE_CHANNEL_FILE: channel } });

  // From the menu of the application.
  await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.items[0]?.submenu?.items.find(({ label }) => label === 'Updates…');
    item?.click();
  });
  await residua.heading('Updates').waitFor();
  await window.getByText(`Residua ${packageJson.version}`).waitFor();
  expect(server.requests).toEqual([]);

  await window.getByText('Allow checking for updates').click();
  await window.getByRole('button', { name: 'Check for updates' }).click();
  await window.getByText('Residua 98.7.6 is available').waitFor();
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).not.toMatch(/residua\/|electron|chrome|cookie|user-agent/i);

  await answerOpenDialog(app, join(stick, MANIFEST_NAME));
  await window.getByRole('button', { name: 'Choose a file…' }).click();
  await window.getByText('Residua 98.7.6 is genuine and whole').waitFor();
  await window.getByText('Make a backup').waitFor();
  const copy = join(dataFolder, 'update', DEB);
  expect(await readFile(copy)).toEqual(CONTENT[DEB]);
  await expectAccessibleInLightAndDark(window, 'Updates');

  await app.evaluate(({ shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    shell.showItemInFolder = (path) => void seen.push(path);
  });
  const shown = (): Promise<unknown> => app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen);
  await window.getByRole('button', { name: 'Show it in its folder' }).click();
  await expect.poll(shown).toEqual([copy]);

  // Swapped after it was verified: it is not shown again.
  await writeFile(copy, 'swapped');
  await window.getByRole('button', { name: 'Show it in its folder' }).click();
  await window.getByText(`${DEB} is not what it was when it was verified. Choose it once more.`).waitFor();
  expect(await shown()).toEqual([copy]);

  // And a stick with another file under its name is refused.
  await writeFile(join(stick, DEB), Buffer.alloc(CONTENT[DEB]?.length ?? 0));
  await window.getByRole('button', { name: 'Choose a file…' }).click();
  await window.getByText(/was changed or damaged on the way/).waitFor();
  await expect(window.getByText('Residua 98.7.6 is genuine and whole')).toHaveCount(0);
  await app.close();
  await server.close();
});
