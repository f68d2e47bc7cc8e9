import { Exact, toDecimalString } from './decimal.ts';
import type { DecimalString } from './decimal.ts';
import { displayExact } from './display.ts';
import type { Evaluation } from './evaluation/evaluation.ts';

type Share = Evaluation['opinions']['apportionment'][number];

/** How far the shares of an apportionment are from 100 % (SPEC A6). Exact decimals. */
export interface ApportionmentSum {
  readonly sum: DecimalString;
  /** 100 − sum: what is not apportioned yet; below zero what is too much. */
  readonly left: DecimalString;
  readonly isComplete: boolean;
  /** "100 %"; "95 %: 5 % is not apportioned"; "105 %: 5 % too much". */
  readonly words: string;
}

/** Shares without a percentage count as nothing. */
export function apportionmentSum(shares: readonly Pick<Share, 'percent'>[]): ApportionmentSum {
  const sum = shares.reduce((total, { percent }) => total.plus(percent ?? 0), new Exact(0));
  const left = new Exact(100).minus(sum);
  const size = displayExact(left.abs().toFixed());
  const total = `${displayExact(sum.toFixed())} %`;
  const words = left.isZero()
    ? total
    : `${total}: ${size} % ${left.isPositive() ? 'is not apportioned' : 'too much is apportioned'}`;
  return { sum: toDecimalString(sum), left: toDecimalString(left), isComplete: left.isZero(), words };
}
