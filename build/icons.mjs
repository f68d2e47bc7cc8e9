// `node build/icons.mjs`: draws every icon of the installers from assets/icons/residua.svg. The results are committed.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { iconSet, icnsOf, icoOf } from './lib/icon-files.mjs';
import { root } from './lib/paths.mjs';

const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

const drawing = readFileSync(join(root, 'assets/icons/residua.svg'), 'utf8');
const pngs = new Map(
  iconSet.sizes.map((size) => [
    size,
    Buffer.from(new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()),
  ]),
);

const resources = join(root, 'build/resources');
mkdirSync(join(resources, 'icons'), { recursive: true });
for (const size of iconSet.linux) writeFileSync(join(resources, `icons/${size}x${size}.png`), pngs.get(size));
writeFileSync(join(resources, 'icon.ico'), icoOf(iconSet.windows.map((size) => [size, pngs.get(size)])));
writeFileSync(join(resources, 'icon.icns'), icnsOf(pngs));
