// `npm run torture [kills [seed]]`: kills the program hundreds of times in the middle of its work and lets the disk fail
// under it, and looks each time for what was acknowledged; then feeds everything that reads foreign input, at length.
import { mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { environment, main, nodeBinary, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

/** How many times the inputs of `npm test`. */
const TIMES = 10;
const HOUR = 3_600_000;

await main(async () => {
  const code = await setUp('cli', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  const failed = await runInForeground(nodeBinary(), [
    join(root, 'tests/torture/torture.ts'),
    ...process.argv.slice(2),
  ]);
  return failed === 0 ? fuzz(process.argv[3] ?? String(Date.now() % 1_000_000)) : failed;
});

/** The tests that take generated inputs, each with many more than usual and with others. */
async function fuzz(seed) {
  const folder = mkdtempSync(join(tmpdir(), 'residua-fuzz-'));
  const figures = join(folder, 'figures.jsonl');
  const extra = {
    RESIDUA_FUZZ: process.env.RESIDUA_FUZZ ?? String(TIMES),
    RESIDUA_FUZZ_SEED: seed,
    RESIDUA_FUZZ_FIGURES: figures,
  };
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', `--testTimeout=${HOUR}`, `--hookTimeout=${HOUR}`];
  process.stdout.write(`inputs, ${extra.RESIDUA_FUZZ} times as many as usual, seed ${seed}\n`);
  try {
    const failed = await runInForeground(nodeBinary(), [...args, ...fuzzedTests()], { env: environment(extra) });
    const lines = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : [];
    for (const [what, tried] of sums(lines.map((line) => JSON.parse(line)))) {
      process.stdout.write(`${`inputs tried, ${what}`.padEnd(56)}${tried}\n`);
    }
    return failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fuzzedTests() {
  return readdirSync(join(root, 'tests'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => /from '[./]+\/fuzz\/runs\.ts'/.test(readFileSync(join(root, 'tests', name), 'utf8')))
    .map((name) => join('tests', name));
}

function sums(figures) {
  const all = new Map();
  for (const { what, tried } of figures) all.set(what, (all.get(what) ?? 0) + tried);
  return all;
}
