/** Number of samples of the tone curve: more than the 8 bits of a screen can tell apart. */
const SAMPLES = 1024;

/** Primaries of sRGB and the white of the profile connection space, adapted to D50 (IEC 61966-2-1, ICC.1:2001-04). */
const COLORANTS = {
  wtpt: [0.9642, 1, 0.82491],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

/**
 * An ICC version 2 profile of the sRGB colour space: matrix and tone curve, as an output intent of PDF/A needs it.
 * Built here, so that no profile with a licence of its own travels with the application.
 */
export function srgbProfile(): Uint8Array {
  const tags: [string[], Buffer][] = [
    [['desc'], description('sRGB IEC61966-2.1')],
    [['cprt'], Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from('Public domain\0', 'latin1')])],
    ...Object.entries(COLORANTS).map(([name, values]): [string[], Buffer] => [[name], xyz(values)]),
    [['rTRC', 'gTRC', 'bTRC'], toneCurve()],
  ];
  const count = tags.reduce((sum, [names]) => sum + names.length, 0);
  const table = Buffer.alloc(4 + count * 12);
  table.writeUInt32BE(count, 0);
  const parts: Buffer[] = [];
  let offset = 128 + table.length;
  let entry = 4;
  for (const [names, data] of tags) {
    for (const name of names) {
      table.write(name, entry, 'latin1');
      table.writeUInt32BE(offset, entry + 4);
      table.writeUInt32BE(data.length, entry + 8);
      entry += 12;
    }
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Uint8Array.from(Buffer.concat([header(offset), table, ...parts]));
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2000, 1, 1, 0, 0, 0].forEach((value, index) => bytes.writeUInt16BE(value, 24 + index * 2));
  bytes.write('acsp', 36, 'latin1');
  [0.9642, 1, 0.82491].forEach((value, index) => bytes.writeInt32BE(fixed(value), 68 + index * 4));
  return bytes;
}

function description(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  values.forEach((value, index) => bytes.writeInt32BE(fixed(value), 8 + index * 4));
  return bytes;
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + SAMPLES * 2);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(SAMPLES, 8);
  for (let index = 0; index < SAMPLES; index += 1) {
    const value = index / (SAMPLES - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65535), 12 + index * 2);
  }
  return bytes;
}

/** A number as s15Fixed16. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}
