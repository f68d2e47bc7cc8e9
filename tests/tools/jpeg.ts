const BEFORE_FRAME = `ffdb004300${'01'.repeat(64)}`;
const TABLES = 'ffc40014000100000000000000000000000000000003' + 'ffc40014100100000000000000000000000000000000';

/** A baseline JPEG of one grey block, as small as they come: 8 by 8 pixels unless it claims otherwise. */
export function jpeg(
  options: { orientation?: number; components?: number; coding?: number; side?: number } = {},
): Buffer {
  const { orientation, components = 1, coding = 0xc0, side = 8 } = options;
  const parts = Array.from({ length: components }, (_, index) => `${byte(index + 1)}1100`).join('');
  const pixels = side.toString(16).padStart(4, '0').repeat(2);
  const frame = `ff${byte(coding)}00${byte(8 + 3 * components)}08${pixels}${byte(components)}${parts}`;
  const exif =
    orientation === undefined
      ? ''
      : `ffe100224578696600004d4d002a000000080001011200030000000100${byte(orientation)}000000000000`;
  return Buffer.from(`ffd8${exif}${BEFORE_FRAME}${frame}${TABLES}ffda0008010100003f0037ff00ffd9`, 'hex');
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
