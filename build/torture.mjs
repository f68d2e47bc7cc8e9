// `npm run torture`: kills the program hundreds of times in the middle of its work and looks for what was acknowledged.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { main, nodeBinary, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('cli', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  return runInForeground(nodeBinary(), [join(root, 'tests/torture/torture.ts'), ...process.argv.slice(2)]);
});
