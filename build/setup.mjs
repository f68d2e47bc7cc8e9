// `npm run setup`: everything that starting and testing need. Runs on any Node from 20 with nothing installed.
import { fileURLToPath } from 'node:url';
import { main } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(() => setUp('tests', fileURLToPath(import.meta.url)));
