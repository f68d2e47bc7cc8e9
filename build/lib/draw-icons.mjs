// Every icon of the installers, drawn from one source.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { iconSet, icnsOf, icoOf } from './icon-files.mjs';
import { root } from './paths.mjs';

/** File name below build/resources → bytes. */
export async function drawIcons() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const drawing = readFileSync(join(root, 'assets/icons/residua.svg'), 'utf8');
  const pngs = new Map(
    iconSet.sizes.map((size) => [
      size,
      Buffer.from(new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()),
    ]),
  );
  return new Map([
    ...iconSet.linux.map((size) => [`icons/${size}x${size}.png`, pngs.get(size)]),
    ['icon.ico', icoOf(iconSet.windows.map((size) => [size, pngs.get(size)]))],
    ['icon.icns', icnsOf(pngs)],
  ]);
}
