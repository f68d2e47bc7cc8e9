import { expect, type Page } from '@playwright/test';
import { closeSync, openSync, readFileSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { directly } from './direct.ts';
import { dumpsOf } from './processes.ts';
import { test } from './start.ts';

const FINDING = 'Trendelenburg sign on the left';
const FOREIGN = 'of another program';

test('a crash leaves no dump and loses nothing, and what was copied goes with the lock', async ({
  start,
  startUnlocked,
}) => {
  const { app, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await evaluation.fill('/case/claimNumber', 'CRASH-1');
  await evaluation.go('History');
  await evaluation.fill('/history/mechanismOfInjury', FINDING);
  await evaluation.saved();

  await test.step('no process may be dumped', () => {
    // The program itself, the two that Chromium forks windows from, the one that draws, the window's own.
    const dumps = process.platform === 'linux' ? dumpsOf(app) : [];
    expect(dumps.length).toBeGreaterThanOrEqual(process.platform === 'linux' ? 4 : 0);
    expect(new Set(dumps)).toEqual(new Set(process.platform === 'linux' ? ['1 1 00000000'] : []));
  });

  await test.step('the window is offered anew after its process crashed, and what was saved is there', async () => {
    const asked = await app.evaluate(async ({ BrowserWindow, dialog }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const answered = new Promise<string[]>((done) => {
        dialog.showMessageBox = (...given: unknown[]) => {
          const options = given.at(-1) as { message: string; buttons: string[] };
          done([options.message, ...options.buttons]);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
      });
      const loaded = new Promise<void>((done) => contents?.once('did-finish-load', () => done()));
      contents?.forcefullyCrashRenderer();
      const words = await answered;
      await loaded;
      return words;
    });
    expect(asked).toEqual(['The window stopped working', 'Load the window anew', 'Quit']);
    // Playwright's own view of a page does not survive its crash, so the window is asked through the main process.
    const shown = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(shown).toContain('CRASH-1');
    const log = readFileSync(join(dataFolder, 'logs', 'residua.log'), 'utf8');
    expect(log).toMatch(/The window ended: \w/);
    expect(log).not.toContain('CRASH-1');
    const dumps = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' });
    expect(dumps.filter((name) => /(?:^|\/)core(?:\.\d+)?$|\.dmp$/.test(name))).toEqual([]);
    if (process.platform === 'linux') expect(new Set(dumpsOf(app))).toEqual(new Set(['1 1 00000000']));
    await app.close();
  });

  await test.step('the lock takes back what was copied, and leaves what another program copied', async () => {
    const second = await start({ dataFolder });
    const { residua: again } = second;
    await again.unlock();
    const reopened = await again.openFromList('CRASH-1');
    await reopened.go('History');
    const field = reopened.field('/history/mechanismOfInjury');
    const read = () => second.app.evaluate(({ clipboard }) => clipboard.readText());
    const screenLocked = (isLocked: boolean) =>
      second.app.evaluate(
        ({ powerMonitor }, state) => {
          powerMonitor.getSystemIdleState = () => state;
        },
        isLocked ? ('locked' as const) : ('active' as const),
      );

    await field.click();
    await second.window.keyboard.press('ControlOrMeta+A');
    await second.window.keyboard.press('ControlOrMeta+C');
    await expect.poll(read).toBe(FINDING);
    // Nothing tells of it on Linux: the screen is looked at.
    if (process.platform === 'linux') await screenLocked(true);
    else await second.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await again.heading('Unlock Residua').waitFor();
    await expect.poll(read).toBe('');
    await screenLocked(false);

    await again.unlock();
    await again.openFromList('CRASH-1');
    await reopened.go('History');
    await field.click();
    await second.window.keyboard.press('ControlOrMeta+A');
    await second.window.keyboard.press('ControlOrMeta+C');
    await expect.poll(read).toBe(FINDING);
    // Another program comes after Residua has looked at what it copied: the clocks of one process go off in order.
    await second.app.evaluate(
      ({ clipboard }, text) =>
        new Promise<void>((done) => {
          setTimeout(() => {
            void Promise.resolve(clipboard.writeText(text)).then(done);
          }, 400);
        }),
      FOREIGN,
    );
    await directly(second.window, 'vault.lock', null);
    await again.heading('Unlock Residua').waitFor();
    expect(await read()).toBe(FOREIGN);
    await second.app.close();
  });
});

/** Attaches a PDF larger than what SQLite keeps in memory, so that what it kept is driven out. */
async function attachLargePdf(window: Page): Promise<void> {
  await window.evaluate(
    async (size) => {
      const { calls } = (
        globalThis as unknown as { residua: { calls: Record<string, (i: unknown) => Promise<unknown>> } }
      ).residua;
      const text = (words: string): Uint8Array => new TextEncoder().encode(words);
      const begin = text(
        `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n` +
          `endobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n4 0 obj\n<< /Length ${String(size)} >>\nstream\n`,
      );
      const end = text('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n');
      const bytes = new Uint8Array(begin.length + size + end.length);
      bytes.set(begin);
      bytes.set(end, begin.length + size);
      const added = (await calls['attachment.add']?.({ name: 'large.pdf', bytes })) as { value: { sha256: string } };
      await calls['attachment.read']?.({ sha256: added.value.sha256 });
    },
    24 * 1024 * 1024,
  );
}

test('damage that comes while the vault is open is noticed, and leads to the recovery', async ({ startUnlocked }) => {
  const { window, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.openSample();
  await evaluation.go('History');

  // The pages in SQLite's own memory hide a damage until they are read anew.
  await attachLargePdf(window);
  const database = join(dataFolder, 'vault', 'residua.db');
  for (const path of [database, `${database}-wal`]) {
    const { size } = statSync(path);
    const file = openSync(path, 'r+');
    // The first page and the head of the log say what the file is; a failing disk spoils what lies behind.
    for (let at = 4096; at < size; at += 4096) writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, at + 1024);
    closeSync(file);
  }

  await evaluation.field('/history/mechanismOfInjury').fill(FINDING);
  await residua.heading('The evaluations are damaged').waitFor();
  await window.getByRole('button', { name: 'Lock and repair' }).click();
  await expect(window.getByRole('button', { name: 'Save what reads' })).toBeVisible();
  await residua.heading('The evaluations are damaged').waitFor();
});
