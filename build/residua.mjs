// `npm run -s residua -- …`: the command line of the checkout, run where the person called it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { main, nodeBinary, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('cli', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return runInForeground(nodeBinary(), [join(root, 'main/cli.ts'), ...process.argv.slice(2)], { cwd });
});
