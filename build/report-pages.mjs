// `npm run report-pages`: makes docs/report-pages and docs/REPORT.md anew from signed reports of the samples.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { main, nodeBinary, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('tests', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  return runInForeground(nodeBinary(), [join(root, 'tests/report-pages/make.ts')]);
});
