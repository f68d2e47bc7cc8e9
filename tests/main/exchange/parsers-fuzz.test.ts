import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import type { ParserFigures } from '../../fuzz/parsers-child.ts';
import { told } from '../../fuzz/runs.ts';
import { temporaryFolder } from '../store/temporary-store.ts';

const CHILD = resolve(import.meta.dirname, '../../fuzz/parsers-child.ts');
const TIMES = process.env['RESIDUA_FUZZ'] ?? '1';
const SEED = process.env['RESIDUA_FUZZ_SEED'] ?? '20261124';
/** Without a sign of life for so long, a reader hangs, milliseconds. Twenty inputs take a second or two. */
const SILENCE = 60_000;
/** MiB of the JavaScript heap, and of everything; a bomb of 600 MiB or an allocation by a forged length breaks them. */
const HEAP = 384;
const MEMORY = 1200;

interface Outcome {
  readonly code: number | null;
  readonly figures: readonly ParserFigures[];
  readonly trouble: string;
}

function fuzzed(folder: string): Promise<Outcome> {
  return new Promise((done, failed) => {
    const words = [`--max-old-space-size=${String(HEAP)}`, CHILD, TIMES, SEED, join(folder, 'finding')];
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const figures: ParserFigures[] = [];
    let trouble = '';
    let last = 'the start';
    const hang = (): void => {
      trouble += `Nothing came for ${String(SILENCE / 1000)} s after ${last}; `;
      child.kill('SIGKILL');
    };
    let watchdog = setTimeout(hang, SILENCE);
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(hang, SILENCE);
      const message = JSON.parse(line) as ParserFigures | { finding: string; error: string } | { alive: string };
      if ('mebibytes' in message) figures.push(message);
      if ('finding' in message) trouble += `${message.finding}: ${message.error}`;
      last = line;
    });
    child.stderr.on('data', (text: Buffer) => (trouble += text.toString()));
    child.on('error', failed);
    child.on('close', (code) => {
      clearTimeout(watchdog);
      done({ code, figures, trouble });
    });
  });
}

describe('readers of files from outside', () => {
  it('take or refuse whatever comes: no crash, no hang, no flood of memory, nothing written, no prototype touched', async () => {
    const { code, figures, trouble } = await fuzzed(temporaryFolder());
    expect(trouble).toBe('');
    expect(code).toBe(0);
    expect(figures.map(({ name }) => name)).toEqual([
      'case files',
      'FHIR Bundles',
      'tables (CSV, TSV)',
      '.p12 files',
      'PDFs to verify and re-import',
      'attachments',
      'backups',
      'headers of vaults',
      'update manifests',
      'exported audit trails',
    ]);
    for (const { name, tried, taken, refused, mebibytes } of figures) {
      // Good files are taken, or the fuzzing would only ever see the first check.
      expect(taken, name).toBeGreaterThan(0);
      expect(taken + refused, name).toBe(tried);
      expect(mebibytes, name).toBeLessThan(MEMORY);
      told(name, tried);
    }
  }, 600_000);
});
