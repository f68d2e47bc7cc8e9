import { expect, test } from '@playwright/test';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runToEnd, type Ended } from './run-to-end.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** Runs the built application to its end, in a machine of its own: home and temporary folder. */
async function runOnItsOwn(dataFolder: string): Promise<Ended & { temporary: string; home: string }> {
  const machine = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
  const [temporary, home] = [join(machine, 'temporary'), join(machine, 'home')];
  await Promise.all([mkdir(temporary), mkdir(home)]);
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
  const ended = await runToEnd({ dataFolder, env });
  return { ...ended, temporary, home };
}

async function everythingBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

test('a data folder that cannot be used ends the start with the reason, and leaves nothing behind', async () => {
  const place = await mkdtemp(join(tmpdir(), 'residua-e2e-'));
  await writeFile(join(place, 'file'), 'as it was');
  const refused = join(place, 'file', 'data');

  const { code, stderr, temporary, home } = await runOnItsOwn(refused);

  expect(code).toBe(1);
  expect(stderr).toContain(`Residua cannot write to its data folder ${refused} (a part of its path is a file).`);
  expect(stderr).toContain('RESIDUA_DATA_FOLDER');
  expect(await everythingBelow(place)).toEqual(['file']);
  expect((await everythingBelow(temporary)).filter((name) => name.includes('residua'))).toEqual([]);
  expect((await everythingBelow(home)).filter((name) => /residua/i.test(name))).toEqual([]);
});

test('a data folder without an absolute path is refused before anything is made', async () => {
  const { code, stderr, temporary } = await runOnItsOwn('somewhere');
  expect(code).toBe(1);
  expect(stderr).toContain('The data folder somewhere is not an absolute path.');
  expect((await everythingBelow(temporary)).filter((name) => name.includes('residua'))).toEqual([]);
  expect(await readdir(checkout)).not.toContain('somewhere');
});
