import type { GIVEN_BY } from './evaluation/instruments.ts';

type GivenBy = (typeof GIVEN_BY)[number];

/** How the answers of an administration were come by, as screens and reports write it. */
export const GIVEN_BY_LABELS: Readonly<Record<GivenBy, string>> = {
  'on-screen': 'On screen, alone',
  'on-paper': 'On paper',
  interview: 'In an interview',
  'from-records': 'From the records',
};
