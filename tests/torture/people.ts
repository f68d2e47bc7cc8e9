import { ResiduaError } from '../../main/domain/errors.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { PASSPHRASE } from '../main/vault/quick-vault.ts';
import type { Operation } from './facts.ts';

/** Who works with the vault that is tortured, and with which passphrase. */
export class People {
  /** Of the first person. */
  passphrase = PASSPHRASE;
  /** Names of the others, and whether they were added or removed last. */
  readonly #others = new Map<string, boolean>();

  accept(operation: Extract<Operation, { kind: 'passphrase' | 'person' }>): void {
    if (operation.kind === 'passphrase') this.passphrase = operation.passphrase;
    else this.#others.set(operation.name, operation.stays);
  }

  /** The passphrase acknowledged last opens the vault, or the one that was being set; from now on it is known which. */
  async unlock(vault: Vault, flight: Operation | null): Promise<void> {
    const account = (await vault.door()).accounts[0]?.id;
    if (flight?.kind === 'passphrase') {
      try {
        await vault.unlock(flight.passphrase, account);
        this.passphrase = flight.passphrase;
        return;
      } catch (error) {
        if (!(error instanceof ResiduaError) || error.code !== 'wrong-passphrase') throw error;
      }
    }
    await vault.unlock(this.passphrase, account);
  }

  /** @returns how many people were looked for. */
  check(vault: Vault, flight: Operation | null): number {
    const there = new Set(vault.accounts.list().map(({ name }) => name));
    if (flight?.kind === 'person') this.#others.set(flight.name, there.has(flight.name));
    for (const [name, stays] of this.#others) {
      if (there.has(name) !== stays) throw new Error('An acknowledged change of the people is not there.');
    }
    return this.#others.size;
  }
}
