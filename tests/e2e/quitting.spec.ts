import { expect } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directly } from './direct.ts';
import { test } from './start.ts';

const MARKED = 'Trendelenburg sign on the left';

test('closing the window makes the backup that is due, takes the clipboard back and ends; a start meanwhile waits', async ({
  start,
  startUnlocked,
}) => {
  const { app, window, residua, dataFolder } = await startUnlocked();
  const evaluation = await residua.newEvaluation();
  await evaluation.go('History');
  await evaluation.fill('/history/mechanismOfInjury', MARKED);
  await evaluation.saved();
  await directly(window, 'backup.make', null);
  const backups = (): string[] =>
    readdirSync(join(dataFolder, 'vault', 'backups')).filter((name) => name.endsWith('.residua-backup'));
  const before = backups();
  expect(before.length).toBeGreaterThan(0);
  await evaluation.fill('/history/presentIllness', 'Pain in the groin');
  await evaluation.saved();

  await evaluation.field('/history/mechanismOfInjury').click();
  await window.keyboard.press('ControlOrMeta+A');
  await window.keyboard.press('ControlOrMeta+C');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(MARKED);
  const mark = join(dataFolder, 'cleared');
  await app.evaluate(({ app: program, clipboard }, file) => {
    const { appendFileSync, existsSync: isThere } = process.getBuiltinModule('node:fs');
    // The end takes until another start has been refused once.
    program.on('second-instance', () => {
      appendFileSync(`${file}-asked`, '');
    });
    const exit = program.exit.bind(program);
    program.exit = (code) => {
      if (isThere(`${file}-go`)) exit(code);
      else setTimeout(() => program.exit(code), 20);
    };
    const clear = clipboard.clear.bind(clipboard);
    clipboard.clear = (...given) => {
      clear(...given);
      // Promises in some versions, text in others.
      void Promise.resolve(clipboard.readText()).then((left) => {
        appendFileSync(file, `left: "${left}"\n`);
      });
    };
    // The last backup is two hours old now.
    const { now } = Date;
    const later = 2 * 3_600_000;
    Date.now = () => now() + later;
    const Before = Date;
    globalThis.Date = class extends Before {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(now() + later);
        else super(...(given as [string]));
      }
    } as unknown as DateConstructor;
  }, mark);

  const ended = new Promise((done) => app.process().once('exit', done));
  await app.evaluate(({ BrowserWindow }) => {
    setImmediate(() => BrowserWindow.getAllWindows()[0]?.close());
  });
  await expect.poll(() => existsSync(join(dataFolder, 'window', 'ending'))).toBe(true);
  const next = start({ dataFolder });
  await expect.poll(() => existsSync(`${mark}-asked`), { timeout: 45_000 }).toBe(true);
  writeFileSync(`${mark}-go`, '');
  expect(await ended).toBe(0);
  // The start that came meanwhile waited and goes on.
  const second = await next;
  await second.residua.heading('Unlock Residua').waitFor();
  await second.app.close();
  expect(readFileSync(mark, 'utf8')).toContain('left: ""');
  expect(backups().length).toBe(before.length + 1);
  expect(readFileSync(join(dataFolder, 'logs', 'residua.log'), 'utf8')).not.toMatch(/uncaught|unhandled/);
});
