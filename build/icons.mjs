// `node build/icons.mjs`: draws every icon of the installers from assets/icons/residua.svg. The results are committed.
import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawIcons } from './lib/draw-icons.mjs';
import { root } from './lib/paths.mjs';

const resources = join(root, 'build/resources');
for (const [name, bytes] of await drawIcons()) {
  mkdirSync(dirname(join(resources, name)), { recursive: true });
  writeFileSync(join(resources, name), bytes);
}
