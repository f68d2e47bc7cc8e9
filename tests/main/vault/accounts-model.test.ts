import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { writeFileAtomic } from '../../../main/files.ts';
import { failureOfAsync } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { quickVault } from './quick-vault.ts';

/** What opens each account, as a model. */
interface Model {
  passphrase: string;
  recoveryKey: string | null;
}

type Step =
  | { readonly do: 'change'; readonly to: number }
  | { readonly do: 'recovery key' }
  | { readonly do: 'recover'; readonly to: number }
  | { readonly do: 'add'; readonly with: number }
  | { readonly do: 'remove' }
  | { readonly do: 'reopen' };
/** Where the disk fails: not at all, before the new header is in place, or after. */
type Fault = 'none' | 'before' | 'after';

const passphrase = (number: number): string => `passphrase number ${String(number)}`;
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('change' as const), to: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('recovery key' as const) }),
  fc.record({ do: fc.constant('recover' as const), to: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('add' as const), with: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('remove' as const) }),
  fc.record({ do: fc.constant('reopen' as const) }),
);
const faults = fc.constantFrom<Fault>('none', 'none', 'before', 'after');

test('whatever is changed in whatever order, and wherever the disk fails, exactly the right secrets open the vault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(steps, faults), { maxLength: 7 }), async (plan) => {
      const folder = join(temporaryFolder(), 'vault');
      let fault: Fault = 'none';
      const write: typeof writeFileAtomic = async (path, bytes, options) => {
        const broken = new ResiduaError('file-unwritable', 'The disk fails.');
        if (fault === 'before') throw broken;
        await writeFileAtomic(path, bytes, options);
        if (fault === 'after') throw broken;
      };
      let vault = quickVault(folder, { write });
      await vault.create(passphrase(0));
      const first = vault.currentAccount().id;
      const dead: string[] = [];
      const people = new Map<string, Model>([[first, { passphrase: passphrase(0), recoveryKey: null }]]);
      const owner = people.get(first);
      if (owner === undefined) throw new Error('unreachable');

      for (const [step, where] of plan) {
        fault = where;
        const fails = fault === 'before';
        const outcome = async (work: Promise<unknown>): Promise<boolean> => {
          const failure = await failureOfAsync(work);
          expect(failure).toBe(fails ? 'file-unwritable' : 'no failure');
          return !fails;
        };
        switch (step.do) {
          case 'change':
            if (await outcome(vault.accounts.changePassphrase(owner.passphrase, passphrase(step.to)))) {
              owner.passphrase = passphrase(step.to);
            }
            break;
          case 'recovery key': {
            let made = '';
            const making = vault.accounts.makeRecoveryKey(owner.passphrase).then((key) => {
              made = key;
            });
            if (await outcome(making)) {
              if (owner.recoveryKey !== null) dead.push(owner.recoveryKey);
              owner.recoveryKey = made;
            }
            break;
          }
          case 'recover':
            if (owner.recoveryKey === null) break;
            vault.lock();
            if (await outcome(vault.recover(first, owner.recoveryKey, passphrase(step.to)))) {
              owner.passphrase = passphrase(step.to);
            } else {
              expect(vault.state()).toBe('locked');
              await vault.unlock(owner.passphrase, first);
            }
            break;
          case 'add': {
            const name = `Person ${String(people.size)} ${String(Math.random())}`;
            const person = { name, role: 'examiner' as const, passphrase: passphrase(step.with) };
            if (await outcome(vault.accounts.add(owner.passphrase, person))) {
              const id = vault.accounts.list().find((account) => account.name === name)?.id;
              people.set(String(id), { passphrase: person.passphrase, recoveryKey: null });
            }
            break;
          }
          case 'remove': {
            const last = [...people.keys()].at(-1);
            if (last === undefined || last === first) break;
            if (await outcome(vault.accounts.remove(owner.passphrase, last))) people.delete(last);
            break;
          }
          case 'reopen':
            vault.lock();
            vault = quickVault(folder, { write });
            await vault.unlock(owner.passphrase, first);
        }
        expect(vault.accounts.list().map(({ id }) => id)).toEqual([...people.keys()]);
      }

      fault = 'none';
      vault.lock();
      const reopened = quickVault(folder);
      for (const [id, model] of people) {
        for (let number = 0; number < 10; number += 1) {
          const failure = await failureOfAsync(reopened.unlock(passphrase(number), id));
          expect(failure).toBe(passphrase(number) === model.passphrase ? 'no failure' : 'wrong-passphrase');
          reopened.lock();
        }
      }
      for (const key of dead) {
        expect(await failureOfAsync(reopened.recover(first, key, passphrase(0)))).toBe('wrong-passphrase');
      }
      if (owner.recoveryKey !== null) await reopened.recover(first, owner.recoveryKey, passphrase(0));
      reopened.lock();
    }),
    { numRuns: 25 },
  );
}, 60_000);
