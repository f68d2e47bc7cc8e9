import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

type Mode = 'light' | 'dark';
type Palette = ReadonlyMap<string, readonly [light: string, dark: string]>;

function palette(text: string): Palette {
  const found = new Map<string, readonly [string, string]>();
  for (const [, name, light, dark] of text.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)) {
    if (name !== undefined && light !== undefined && dark !== undefined) found.set(name, [light, dark]);
  }
  return found;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two opaque colours, 1 to 21, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const [ordinaryText = '', contrastText = ''] = css.split('@media (prefers-contrast: more)');
const ordinary = palette(ordinaryText);
const more: Palette = new Map([...ordinary, ...palette(contrastText)]);

const surfaces = ['surface', 'surface-raised', 'surface-sunken'];
const text: [string, string][] = [
  ...['ink', 'ink-muted', 'accent-text', 'attention', 'error'].flatMap((ink) =>
    surfaces.map((surface): [string, string] => [ink, surface]),
  ),
  ['ink', 'surface-hover'],
  ['ink-muted', 'surface-hover'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['ink', 'accent-soft'],
  ['ink-muted', 'accent-soft'],
  ['accent-text', 'accent-soft'],
  ['ink', 'attention-soft'],
  ['attention', 'attention-soft'],
  ['ink', 'error-soft'],
  ['error', 'error-soft'],
  ['error-ink', 'error'],
];
const edges: [string, string][] = ['line-control', 'accent', 'focus', 'error', 'attention'].flatMap((edge) =>
  surfaces.map((surface): [string, string] => [edge, surface]),
);

function ratio(from: Palette, mode: Mode, [front, back]: [string, string]): number {
  const at = mode === 'light' ? 0 : 1;
  const one = from.get(front)?.[at];
  const other = from.get(back)?.[at];
  if (one === undefined || other === undefined)
    throw new Error(`tokens.css has no light-dark() pair for ${front} or ${back}`);
  return contrast(one, other);
}

test('the contrast formula gives the published extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['ordinary contrast', ordinary, 4.5, 3],
  ['more contrast', more, 7, 4.5],
] as const)('%s', (_, colours, textLeast, edgeLeast) => {
  describe.each(['light', 'dark'] as const)('%s', (mode) => {
    test.each(text.filter(([front]) => textLeast < 7 || !front.endsWith('-ink')))('text %s on %s', (front, back) => {
      expect(ratio(colours, mode, [front, back])).toBeGreaterThanOrEqual(textLeast);
    });
    test.each(edges)('edge %s on %s', (front, back) => {
      expect(ratio(colours, mode, [front, back])).toBeGreaterThanOrEqual(edgeLeast);
    });
  });
});
