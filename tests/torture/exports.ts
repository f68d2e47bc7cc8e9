import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './facts.ts';

/** The folder that a worker exports to, and what may stand in it. */
export class Exports {
  readonly folder: string;
  /** By name the bytes that were acknowledged last. */
  readonly #exported = new Map<string, string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  prepare(): void {
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'seed.pdf'), `%PDF-1.7\n${'torture '.repeat(40_000)}\n%%EOF\n`);
  }

  accept({ name, sha256 }: Extract<Operation, { kind: 'export' }>): void {
    this.#exported.set(name, sha256);
  }

  /** A PDF at the place it was exported to is the old one or the new one, whole. @returns how many were compared. */
  check(flight: Operation | null): number {
    let compared = 0;
    for (const name of readdirSync(this.folder)) {
      if (name === 'seed.pdf') continue;
      if (name.startsWith('.residua-')) {
        rmSync(join(this.folder, name));
        continue;
      }
      const sha256 = hashOf(readFileSync(join(this.folder, name)));
      const isNew = flight?.kind === 'export' && flight.name === name && flight.sha256 === sha256;
      if (isNew) this.#exported.set(name, sha256);
      if (this.#exported.get(name) !== sha256) {
        throw new Error(`${name} is half-written or not the one that was acknowledged.`);
      }
      compared += 1;
    }
    for (const name of this.#exported.keys()) {
      if (!existsSync(join(this.folder, name))) throw new Error(`${name} is gone.`);
    }
    return compared;
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
