// Packs the application as it is shipped, all fuses strict, into the folder where the end-to-end tests look for it.
import { join } from 'node:path';
import { packageApplication } from './lib/package.mjs';
import { root } from './lib/paths.mjs';

process.exitCode = await packageApplication({ output: join(root, 'dist/tests'), args: ['--dir'] });
