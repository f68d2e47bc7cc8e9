import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { delayAfter, Tries, type Target } from '../../../main/vault/tries.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

const [VAULT, OTHER_VAULT] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const ME: Target = { vaultId: VAULT, accountId: '33333333-3333-4333-8333-333333333333', ofBackup: false };
const SOMEBODY: Target = { ...ME, accountId: '44444444-4444-4444-8444-444444444444' };

let path: string;
let now: number;
let waited: number[];
const clock = {
  now: () => now,
  wait: (milliseconds: number) => {
    waited.push(milliseconds);
    now += milliseconds;
    return Promise.resolve();
  },
};
const wrong = (): Promise<never> => Promise.reject(new ResiduaError('wrong-passphrase', 'Wrong.'));
const right = (): Promise<string> => Promise.resolve('open');

beforeEach(() => {
  path = join(temporaryFolder(), 'tries.json');
  now = 1_000_000;
  waited = [];
});

async function fail(tries: Tries, times: number, target = ME): Promise<void> {
  for (let time = 0; time < times; time += 1)
    expect(await failureOfAsync(tries.run(target, wrong))).toBe('wrong-passphrase');
}

describe('the delay after wrong tries', () => {
  test('is nothing for three, then 2 s, doubles, and ends at 5 minutes', () => {
    expect([0, 1, 3, 4, 5, 6, 11, 12, 1000].map(delayAfter)).toEqual([
      0, 0, 0, 2000, 4000, 8000, 256_000, 300_000, 300_000,
    ]);
  });

  test('is waited before the next try is looked at, right or wrong', async () => {
    const tries = new Tries(path, clock);
    await fail(tries, 6);
    expect(waited).toEqual([2000, 4000]);
    expect(await tries.run(ME, right)).toBe('open');
    expect(waited).toEqual([2000, 4000, 8000]);
    expect(existsSync(path)).toBe(false);
    await fail(tries, 3);
    expect(waited).toHaveLength(3);
  });

  test('is told with the refusal', async () => {
    const tries = new Tries(path, clock);
    await fail(tries, 3);
    await expect(tries.run(ME, wrong)).rejects.toThrow('Wrong. The next try is looked at in 2 seconds.');
    await fail(tries, 6);
    await expect(tries.run(ME, wrong)).rejects.toThrow('Wrong. The next try is looked at in 5 minutes.');
  });

  test('passes by itself while nobody tries', async () => {
    const tries = new Tries(path, clock);
    await fail(tries, 4);
    now += 1500;
    expect(tries.wait(ME)).toBe(500);
    now += 10_000;
    expect(tries.wait(ME)).toBe(0);
  });

  test('survives a restart', async () => {
    await fail(new Tries(path, clock), 5);
    const restarted = new Tries(path, clock);
    expect(restarted.wait(ME)).toBe(4000);
    await fail(restarted, 1);
    expect(restarted.wait(ME)).toBe(8000);
  });

  test('counts a try that the end of the program cut off', async () => {
    const tries = new Tries(path, clock);
    await fail(tries, 3);
    void tries.run(ME, () => new Promise(() => undefined));
    await expect.poll(() => new Tries(path, clock).wait(ME)).toBe(2000);
  });

  test.each([
    ['deleted', () => rmSync(path)],
    ['damaged', () => writeFileSync(path, '{"wrong":')],
    ['set to nothing', () => writeFileSync(path, '{"format":"residua-tries/2","counts":{}}')],
    [
      'set to nonsense',
      () => writeFileSync(path, '{"format":"residua-tries/2","counts":{"a":{"wrong":-5,"at":"never"}}}'),
    ],
  ])('stays when the file is %s while the program runs', async (_how, tamper) => {
    const tries = new Tries(path, clock);
    await fail(tries, 6);
    tamper();
    expect(tries.wait(ME)).toBe(8000);
  });

  test('cannot be shortened or made endless by setting the clock back', async () => {
    const tries = new Tries(path, clock);
    await fail(tries, 4);
    now -= 1_000_000;
    expect(tries.wait(ME)).toBe(2000);
    expect(await tries.run(ME, right)).toBe('open');
    expect(waited).toEqual([2000]);
  });

  test('is not for failures that say nothing about the passphrase', async () => {
    const tries = new Tries(path, clock);
    for (let time = 0; time < 10; time += 1) {
      expect(
        await failureOfAsync(tries.run(ME, () => Promise.reject(new ResiduaError('vault-damaged', 'Damaged.')))),
      ).toBe('vault-damaged');
    }
    expect(tries.wait(ME)).toBe(0);
  });

  test('is shared by tries at the same time: they are looked at one after the other', async () => {
    const tries = new Tries(path, clock);
    await Promise.all(Array.from({ length: 6 }, () => failureOfAsync(tries.run(ME, wrong))));
    expect(waited).toEqual([2000, 4000]);
  });

  test('is kept in memory when the file cannot be written', async () => {
    const tries = new Tries(join(path, 'no', 'such', 'folder'), clock);
    await fail(tries, 5);
    expect(tries.wait(ME)).toBe(4000);
    expect(await tries.run(ME, right)).toBe('open');
    expect(tries.wait(ME)).toBe(0);
  });

  test.each<[string, Target]>([
    ['somebody else’s account', SOMEBODY],
    ['a backup of this vault', { ...ME, ofBackup: true }],
    ['a backup of another vault', { ...ME, vaultId: OTHER_VAULT, ofBackup: true }],
  ])('is neither ended nor shared by %s', async (_, other) => {
    const tries = new Tries(path, clock);
    await fail(tries, 5);
    expect(await tries.run(other, right)).toBe('open');
    expect(waited).toEqual([2000]);
    expect(tries.wait(ME)).toBe(4000);
    expect(new Tries(path, clock).wait(ME)).toBe(4000);
    await fail(tries, 1, other);
    expect(tries.wait(other)).toBe(0);
    expect(await tries.run(ME, right)).toBe('open');
    expect(tries.wait(ME)).toBe(0);
  });

  test('of backups made up without end is shared by all that come after the first hundreds', async () => {
    const tries = new Tries(path, clock);
    const madeUp = (number: number): Target => ({
      ...ME,
      vaultId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      ofBackup: true,
    });
    for (let number = 0; number < 200; number += 1) await fail(tries, 1, madeUp(number));
    for (let number = 200; number < 205; number += 1) await fail(tries, 1, madeUp(number));
    expect(tries.wait(madeUp(999))).toBe(4000);
    // One of them that is right does not end it for the others.
    expect(await tries.run(madeUp(998), right)).toBe('open');
    expect(tries.wait(madeUp(999))).toBe(0);
    await fail(tries, 1, madeUp(997));
    expect(tries.wait(madeUp(999))).toBe(8000);
    expect(tries.wait(ME)).toBe(0);
  });

  test('is told of with its target, before whoever tried hears of it', async () => {
    const told: [Target, Date][] = [];
    const tries = new Tries(path, clock, (target, at) => {
      told.push([target, at]);
      return Promise.resolve();
    });
    const attempt = failureOfAsync(tries.run(SOMEBODY, wrong)).then(() => told.length);
    expect(await attempt).toBe(1);
    expect(told).toEqual([[SOMEBODY, new Date(1_000_000)]]);
    await tries.run(SOMEBODY, right);
    expect(told).toHaveLength(1);
  });
});
