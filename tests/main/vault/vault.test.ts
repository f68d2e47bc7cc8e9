import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { emptyEvaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { lastApplication, recordApplication } from '../../../main/store/application.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { createEvaluation, listEvaluations } from '../../../main/store/evaluations.ts';
import { Vault } from '../../../main/vault/vault.ts';
import { failureOf, failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { PASSPHRASE, quickVault } from './quick-vault.ts';

function vaultAt(folder: string): Vault {
  const vault = quickVault(folder);
  onTestFinished(() => {
    vault.lock();
  });
  return vault;
}

/** A vault with one evaluation, locked. */
async function lockedVault(): Promise<{ folder: string; vault: Vault }> {
  const folder = join(temporaryFolder(), 'vault');
  const vault = vaultAt(folder);
  await vault.create(PASSPHRASE);
  createEvaluation(vault.database, emptyEvaluation(), new Date());
  vault.lock();
  return { folder, vault };
}

describe('a vault', () => {
  test('is missing, created open, locked, and unlocked with everything there', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const vault = vaultAt(folder);
    expect(vault.state()).toBe('missing');
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-missing');
    await vault.create(PASSPHRASE);
    expect(vault.state()).toBe('open');
    const { id } = createEvaluation(vault.database, emptyEvaluation(), new Date());

    vault.lock();
    expect(vault.state()).toBe('locked');
    expect(failureOf(() => vault.database)).toBe('locked');
    expect(await failureOfAsync(vault.verifyPassphrase(PASSPHRASE))).toBe('locked');

    await vault.unlock(PASSPHRASE);
    expect(vault.state()).toBe('open');
    expect(listEvaluations(vault.database, '').map((row) => row.id)).toEqual([id]);
  });

  test('can be entered and read by its owner alone', async () => {
    const { folder, vault } = await lockedVault();
    await vault.unlock(PASSPHRASE);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const names = readdirSync(folder);
    expect(names).toContain('residua.db');
    for (const name of names) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
  });

  test('stays shut to a wrong passphrase, and then opens to the right one', async () => {
    const { vault } = await lockedVault();
    expect(await failureOfAsync(vault.unlock('correct horse battery stapler'))).toBe('wrong-passphrase');
    expect(vault.state()).toBe('locked');
    await vault.unlock(PASSPHRASE);
    expect(vault.state()).toBe('open');
  });

  test('asks the passphrase again, also against a header exchanged meanwhile', async () => {
    const { folder, vault } = await lockedVault();
    await vault.unlock(PASSPHRASE);
    await vault.verifyPassphrase(PASSPHRASE);
    const other = join(temporaryFolder(), 'vault');
    await vaultAt(other).create('the passphrase of a thief');
    copyFileSync(join(other, 'vault.json'), join(folder, 'vault.json'));
    expect(await failureOfAsync(vault.verifyPassphrase('the passphrase of a thief'))).toBe('wrong-passphrase');
    await vault.verifyPassphrase(PASSPHRASE);
    expect(vault.state()).toBe('open');
  });

  test('wants 12 characters, counted as people count them', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const vault = vaultAt(folder);
    expect(await failureOfAsync(vault.create('elevenchars'))).toBe('invalid-input');
    expect(await failureOfAsync(vault.create('🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑'))).toBe('invalid-input');
    expect(await failureOfAsync(vault.create('x'.repeat(1025)))).toBe('invalid-input');
    expect(existsSync(folder)).toBe(false);
    await vault.create('twelve chars');
    expect(vault.state()).toBe('open');
  });

  test('is never created over another, nor over a part of one', async () => {
    const { folder, vault } = await lockedVault();
    const untouched = readFileSync(join(folder, 'residua.db'));
    expect(await failureOfAsync(vault.create(PASSPHRASE))).toBe('vault-exists');
    renameSync(join(folder, 'vault.json'), join(folder, 'vault.json.away'));
    expect(await failureOfAsync(vault.create(PASSPHRASE))).toBe('vault-exists');
    expect(readFileSync(join(folder, 'residua.db'))).toEqual(untouched);
    renameSync(join(folder, 'vault.json.away'), join(folder, 'vault.json'));
    rmSync(join(folder, 'residua.db'));
    expect(await failureOfAsync(vault.create(PASSPHRASE))).toBe('vault-exists');
  });

  test('created by two at once belongs to one of them, whole', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const pair = [vaultAt(folder), vaultAt(folder)] as const;
    const outcomes = await Promise.all([
      failureOfAsync(pair[0].create('passphrase of the first')),
      failureOfAsync(pair[1].create('passphrase of the second')),
    ]);
    expect(outcomes.toSorted()).toEqual(['no failure', 'vault-exists']);
    const winner = outcomes[0] === 'no failure' ? 0 : 1;
    pair[winner].lock();
    await vaultAt(folder).unlock(winner === 0 ? 'passphrase of the first' : 'passphrase of the second');
    expect(readdirSync(folder).filter((name) => name.includes('.new.db'))).toEqual([]);
  });

  test('unlocked twice at once is open once', async () => {
    const { vault } = await lockedVault();
    await Promise.all([vault.unlock(PASSPHRASE), vault.unlock(PASSPHRASE)]);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    expect(await failureOfAsync(vault.unlock('not the passphrase'))).toBe('wrong-passphrase');
    expect(vault.state()).toBe('open');
  });

  test('locked while it is being unlocked stays locked', async () => {
    const { vault } = await lockedVault();
    const unlocking = failureOfAsync(vault.unlock(PASSPHRASE));
    await Promise.resolve();
    vault.lock();
    expect(await unlocking).toBe('locked');
    expect(vault.state()).toBe('locked');
    await vault.unlock(PASSPHRASE);
  });
});

describe('a creation that was cut off', () => {
  test('before the header leaves no vault: it is created anew and the leftover goes', async () => {
    const folder = join(temporaryFolder(), 'vault');
    mkdirSync(folder);
    writeFileSync(join(folder, '11111111-1111-4111-8111-111111111111.new.db'), 'half a database');
    const vault = vaultAt(folder);
    expect(vault.state()).toBe('missing');
    await vault.create(PASSPHRASE);
    vault.lock();
    expect(readdirSync(folder).sort()).toEqual(['audit-end.json', 'residua.db', 'vault.json']);
  });

  test('between header and database leaves a vault that the next unlock completes', async () => {
    const { folder, vault } = await lockedVault();
    const header: unknown = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
    const id = typeof header === 'object' && header !== null && 'id' in header ? String(header.id) : '';
    renameSync(join(folder, 'residua.db'), join(folder, `${id}.new.db`));
    expect(vault.state()).toBe('locked');
    expect(await failureOfAsync(vault.unlock('not the passphrase'))).toBe('wrong-passphrase');
    await vault.unlock(PASSPHRASE);
    expect(listEvaluations(vault.database, '')).toHaveLength(1);
    vault.lock();
    expect(readdirSync(folder).sort()).toEqual(['audit-end.json', 'residua.db', 'vault.json']);
  });
});

describe('a vault that is not whole', () => {
  test.each(['vault.json', 'residua.db'])('without %s is damaged, not new', async (name) => {
    const { folder, vault } = await lockedVault();
    rmSync(join(folder, name));
    expect(vault.state()).toBe('locked');
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
    expect(existsSync(join(folder, name))).toBe(false);
  });

  test('with the database of another vault is damaged, and neither file is touched', async () => {
    const { folder, vault } = await lockedVault();
    const other = await lockedVault();
    copyFileSync(join(other.folder, 'residua.db'), join(folder, 'residua.db'));
    const before = readFileSync(join(folder, 'residua.db'));
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
    expect(readFileSync(join(folder, 'residua.db'))).toEqual(before);
  });

  test('with one flipped bit in any page is refused at the door', async () => {
    const { folder, vault } = await lockedVault();
    const path = join(folder, 'residua.db');
    const whole = readFileSync(path);
    const pages = whole.length / 4096;
    expect(pages).toBeGreaterThan(20);
    for (let page = 0; page < pages; page += 3) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(page * 4096 + 1000) ^ 1, page * 4096 + 1000);
      writeFileSync(path, damaged);
      expect(await failureOfAsync(vault.unlock(PASSPHRASE)), `page ${String(page)}`).toBe('vault-damaged');
      expect(vault.state()).toBe('locked');
    }
    writeFileSync(path, whole);
    await vault.unlock(PASSPHRASE);
  });

  test('cut short is refused', async () => {
    const { folder, vault } = await lockedVault();
    const path = join(folder, 'residua.db');
    writeFileSync(path, readFileSync(path).subarray(0, 20 * 4096));
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-damaged');
  });

  test.each([
    ['names it', (): void => undefined, /last used by Residua 98\.7\.6; this is Residua \d/],
    [
      'still speaks plainly when its tables are others',
      (db: Connection) => db.exec('DROP TABLE setting'),
      /by a newer/,
    ],
    [
      'does not name one that is no newer',
      (db: Connection) => {
        recordApplication(db, '0.0.1');
      },
      /by a newer version of Residua; this is/,
    ],
  ])('from a newer version is refused, left as it is, and %s', async (_, prepare, message) => {
    const { folder, vault } = await lockedVault();
    await vault.unlock(PASSPHRASE);
    recordApplication(vault.database, '98.7.6');
    prepare(vault.database);
    vault.database.pragma('user_version = 9999');
    vault.lock();
    const before = readFileSync(join(folder, 'residua.db'));
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-newer');
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow(message);
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('Nothing was changed.');
    expect(vault.state()).toBe('locked');
    expect(readFileSync(join(folder, 'residua.db')).equals(before)).toBe(true);
  });

  test('keeps which version of Residua used it last, and is opened by that one and later ones', async () => {
    const { vault } = await lockedVault();
    await vault.unlock(PASSPHRASE);
    expect(lastApplication(vault.database)).toBe(packageJson.version);
    recordApplication(vault.database, '0.0.1');
    vault.lock();
    await vault.unlock(PASSPHRASE);
    expect(lastApplication(vault.database)).toBe(packageJson.version);
  });

  test('that a newer version used last is refused and left as it is although its tables are the same', async () => {
    const { folder, vault } = await lockedVault();
    await vault.unlock(PASSPHRASE);
    recordApplication(vault.database, '98.7.6');
    vault.lock();
    const before = readFileSync(join(folder, 'residua.db'));
    expect(await failureOfAsync(vault.unlock(PASSPHRASE))).toBe('vault-newer');
    await expect(vault.unlock(PASSPHRASE)).rejects.toThrow(/last used by Residua 98\.7\.6; .*Nothing was changed\./);
    expect(readFileSync(join(folder, 'residua.db')).equals(before)).toBe(true);
  });

  test('with a header weaker than the floor is refused before the passphrase is used', async () => {
    const { folder } = await lockedVault();
    expect(await failureOfAsync(new Vault(folder).unlock(PASSPHRASE))).toBe('vault-damaged');
  });
});
