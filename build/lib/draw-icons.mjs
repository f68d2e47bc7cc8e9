// Every icon of the installers, and the picture beside the pages of the Windows setup, drawn from one source.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bmpOf, iconSet, icnsOf, icoOf } from './icon-files.mjs';
import { root } from './paths.mjs';

/** Pixels of the picture at the side, as the setup shows it. */
const SIDE = { width: 164, height: 314 };

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
    ['installerSidebar.bmp', bmpOf(new Resvg(sideOf(drawing)).render())],
  ]);
}

/** The drawing on a ground of its own color, larger than the side and cut by it. */
function sideOf(drawing) {
  const { width, height } = SIDE;
  const ground = /<rect [^>]*fill="(#[0-9a-f]{6})"/.exec(drawing)[1];
  const inside = drawing.replace(/<svg[^>]*>/, '<svg x="-39" y="98" width="250" height="250" viewBox="0 0 1024 1024">');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${inside}</svg>`;
}
