// The files of icons and pictures that Windows and macOS want; those of icons hold PNGs as they are.

// What each size is called in an .icns file; 32 and 64 pixels serve as 16 and 32 points twice as sharp.
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** Sizes in pixels. */
export const iconSet = {
  sizes: [16, 24, 32, 48, 64, 128, 256, 512, 1024],
  linux: [16, 24, 32, 48, 64, 128, 256, 512, 1024],
  windows: [16, 24, 32, 48, 64, 128, 256],
};

/** An .ico of [size, PNG] pairs. */
export function icoOf(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of images.entries()) {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(([, png]) => png)]);
}

/** An .icns of a map from size to PNG. */
export function icnsOf(pngs) {
  const entries = icnsTypes.map(([type, size]) => chunk(type, pngs.get(size)));
  return chunk('icns', Buffer.concat(entries));
}

/** A .bmp, 24 bits a pixel, of opaque RGBA pixels from the top left on. */
export function bmpOf({ width, height, pixels }) {
  const line = Math.ceil((width * 3) / 4) * 4;
  const head = Buffer.alloc(54);
  head.write('BM', 'latin1');
  head.writeUInt32LE(head.length + line * height, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  head.writeUInt32LE(line * height, 34);
  const body = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue] = pixels.subarray((y * width + x) * 4);
      body.set([blue, green, red], (height - 1 - y) * line + x * 3);
    }
  }
  return Buffer.concat([head, body]);
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
