/** Page sizes in points (1/72 inch). */
export const PAGE_SIZES = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
} as const;

export type PageSize = keyof typeof PAGE_SIZES;

/** Every colour of the report. Text colours reach a contrast of at least 4.5 : 1 on white. */
export const COLORS = {
  ink: '#1A2225',
  muted: '#566368',
  accent: '#0F5C63',
  accentSoft: '#9FC4C7',
  caution: '#9A4A12',
  rule: '#CBD3D5',
  faint: '#EEF2F2',
  white: '#FFFFFF',
} as const;

export type ColorName = keyof typeof COLORS;

export type Weight = 'regular' | 'semibold' | 'bold';

/** How a piece of text looks. Sizes and leading in points. */
export interface TextStyle {
  readonly size: number;
  /** Distance from baseline to baseline. */
  readonly leading: number;
  readonly weight: Weight;
  readonly italic: boolean;
  readonly color: ColorName;
  /** Figures of equal width, so that columns of numbers line up. */
  readonly tabular: boolean;
}

const base: TextStyle = {
  size: 10,
  leading: 14,
  weight: 'regular',
  italic: false,
  color: 'ink',
  tabular: false,
};

/** The type scale. */
export const STYLES = {
  body: base,
  lead: { ...base, size: 11.5, leading: 16.5 },
  small: { ...base, size: 8.5, leading: 12, color: 'muted' },
  label: { ...base, size: 8.5, leading: 14, color: 'muted' },
  h1: { ...base, size: 20, leading: 25, weight: 'bold' },
  h2: { ...base, size: 13.5, leading: 18, weight: 'semibold', color: 'accent' },
  h3: { ...base, size: 11, leading: 15, weight: 'semibold' },
  title: { ...base, size: 24, leading: 29, weight: 'bold' },
  letterhead: { ...base, size: 13, leading: 17, weight: 'semibold', color: 'accent' },
  cell: { ...base, size: 9, leading: 12.5, tabular: true },
  cellHead: { ...base, size: 8.5, leading: 11.5, weight: 'semibold', color: 'muted' },
  caption: { ...base, size: 9, leading: 12.5, weight: 'semibold' },
  code: { ...base, size: 17, leading: 21, weight: 'bold', color: 'accent', tabular: true },
  running: { ...base, size: 8, leading: 10, color: 'muted', tabular: true },
} as const satisfies Record<string, TextStyle>;

export type StyleName = keyof typeof STYLES;

/** Vertical steps in points. */
export const SPACE = { xs: 3, s: 6, m: 10, l: 16, xl: 24 } as const;

/** Margins in points: 0.9 inch at the sides, more above and below where the running lines stand. */
export const MARGINS = { left: 64.8, right: 64.8, top: 72, bottom: 70 } as const;

/** Margins of a document of one page, which has no running head. */
export const COMPACT_MARGINS = { ...MARGINS, top: 42, bottom: 52 } as const;

/** Baselines of the running lines, from the page's upper and lower edge. */
export const RUNNING = { header: 40, footer: 38 } as const;

export const RULES = { hair: 0.4, thin: 0.75, bar: 2 } as const;

/** The style of a name, or the given style itself. */
export function styleOf(style: StyleName | TextStyle): TextStyle {
  return typeof style === 'string' ? STYLES[style] : style;
}
