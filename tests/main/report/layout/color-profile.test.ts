import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../../../main/report/layout/color-profile.ts';

const profile = Buffer.from(srgbProfile());

function tag(name: string): Buffer {
  const count = profile.readUInt32BE(128);
  for (let index = 0; index < count; index += 1) {
    const entry = 132 + index * 12;
    if (profile.toString('latin1', entry, entry + 4) !== name) continue;
    const offset = profile.readUInt32BE(entry + 4);
    return profile.subarray(offset, offset + profile.readUInt32BE(entry + 8));
  }
  throw new Error(`No tag ${name}.`);
}

function xyz(name: string): number[] {
  return [8, 12, 16].map((at) => tag(name).readInt32BE(at) / 65536);
}

describe('the sRGB profile', () => {
  it('states its own size and is a display profile', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
  });

  it('has primaries that add up to its white', () => {
    const white = xyz('wtpt');
    const sum = [0, 1, 2].map((axis) =>
      ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + (xyz(name)[axis] ?? 0), 0),
    );
    sum.forEach((value, axis) => {
      expect(value).toBeCloseTo(white[axis] ?? 0, 3);
    });
  });

  it('has the tone curve of IEC 61966-2-1: mid-grey 188 is half the light', () => {
    const curve = tag('gTRC');
    const samples = curve.readUInt32BE(8);
    const at = (value: number): number => curve.readUInt16BE(12 + 2 * Math.round(value * (samples - 1))) / 65535;
    expect(at(0)).toBe(0);
    expect(at(1)).toBe(1);
    expect(at(188 / 255)).toBeCloseTo(0.5, 2);
    expect(at(0.02)).toBeCloseTo(0.02 / 12.92, 4);
  });
});
