// `npm run bench`: speed as ratios to a baseline measured in the same run. Never part of the tests.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { main, nodeBinary, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('cli', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  return runInForeground(nodeBinary(), [join(root, 'tests/bench/bench.ts')]);
});
