import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const figuresSchema = z.strictObject({
  /** Changes of the disk that one run of the script makes. */
  changes: z.number(),
  rounds: z.number(),
  logs: z.number(),
  /** Failures of the disk by their errors; a lasting one counts each time. */
  injected: z.record(z.string(), z.number()),
  refused: z.number(),
  acknowledged: z.number(),
  checked: z.number(),
});
type FaultFigures = z.output<typeof figuresSchema>;

/**
 * Lets the disk under a vault fail: full, read-only, I/O error, at one change or from one on, and cuts its log; after
 * each looks for everything that was acknowledged. Linux alone: there a library can stand before the C library.
 *
 * @throws Error when the disk cannot be made to fail, because no C compiler is there; or at the first thing that is not
 *   as it must be.
 */
export async function injectFaults(
  base: string,
  { faults, logs, seed }: { readonly faults: number; readonly logs: number; readonly seed: number },
): Promise<FaultFigures> {
  if (process.platform !== 'linux') throw new Error('A disk can be made to fail on Linux alone.');
  const folder = join(realpathSync(base), `faults-${String(seed)}`);
  mkdirSync(folder);
  const library = compiled(folder);
  const control = join(folder, 'control');
  writeFileSync(control, Buffer.alloc(1024));
  const worker = fileURLToPath(new URL('./fault-worker.ts', import.meta.url));
  const child = spawn(process.execPath, [worker, folder, control, String(seed), String(faults), String(logs)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Node may write past the C library otherwise.
    env: { ...process.env, LD_PRELOAD: library, RESIDUA_FAULT_CONTROL: control, UV_USE_IO_URING: '0' },
  });
  let [told, complaint] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Seed ${String(seed)}:\n${complaint}`);
  return figuresSchema.parse(JSON.parse(told));
}

function compiled(folder: string): string {
  const source = fileURLToPath(new URL('./faulty-disk.c', import.meta.url));
  const library = join(folder, 'faulty-disk.so');
  const args = ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'];
  const run = spawnSync('cc', args, { encoding: 'utf8' });
  if (run.status === 0) return library;
  throw new Error(
    `The failing disk could not be compiled, so nothing was tried. It needs a C compiler named cc, as SQLite does; install gcc or clang.\n${run.error?.message ?? run.stderr}`,
  );
}
