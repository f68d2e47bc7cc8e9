import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { drawIcons } from '../../build/lib/draw-icons.mjs';
import { iconSet, icnsOf, icoOf } from '../../build/lib/icon-files.mjs';

const resources = resolve(import.meta.dirname, '../../build/resources');
const png = (size) => readFileSync(`${resources}/icons/${size}x${size}.png`);
/** Width and height stand at byte 16 of every PNG. */
const sizeOf = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

test('every size is there and is what its name says', () => {
  expect(readdirSync(`${resources}/icons`)).toHaveLength(iconSet.linux.length);
  for (const size of iconSet.linux) expect(sizeOf(png(size))).toEqual([size, size]);
});

test('every icon is what the one drawing gives', async () => {
  const drawn = await drawIcons();
  expect(drawn.size).toBe(iconSet.linux.length + 3);
  for (const [name, bytes] of drawn) expect(readFileSync(`${resources}/${name}`).equals(bytes), name).toBe(true);
});

test('the icons of Windows and macOS hold those pictures', () => {
  const images = iconSet.windows.map((size) => [size, png(size)]);
  expect(readFileSync(`${resources}/icon.ico`).equals(icoOf(images))).toBe(true);
  const all = new Map(iconSet.sizes.map((size) => [size, png(size)]));
  expect(readFileSync(`${resources}/icon.icns`).equals(icnsOf(all))).toBe(true);
});

test('an .ico points to each of its pictures', () => {
  const ico = readFileSync(`${resources}/icon.ico`);
  expect(ico.readUInt16LE(4)).toBe(iconSet.windows.length);
  for (const [index, size] of iconSet.windows.entries()) {
    const entry = 6 + 16 * index;
    const offset = ico.readUInt32LE(entry + 12);
    const picture = ico.subarray(offset, offset + ico.readUInt32LE(entry + 8));
    expect(picture.equals(png(size))).toBe(true);
  }
});

test('the picture of the Windows setup is of the size that it shows, every line whole', () => {
  const bmp = readFileSync(`${resources}/installerSidebar.bmp`);
  expect([bmp.toString('latin1', 0, 2), bmp.readInt32LE(18), bmp.readInt32LE(22), bmp.readUInt16LE(28)]).toEqual([
    ...['BM', 164, 314, 24],
  ]);
  expect(bmp.length).toBe(54 + 164 * 3 * 314);
  expect(bmp.readUInt32LE(2)).toBe(bmp.length);
});
