// `npm run dist`: the installers of the platform it runs on, in dist/. Arguments go to electron-builder, e.g. `-- --linux dir`.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageApplication } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { main, say } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('packing', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  const result = await packageApplication({ output: join(root, 'dist'), args: process.argv.slice(2) });
  if (result === 0) say('The packages are in dist/.');
  return result;
});
