import { z } from 'zod';
import companionCodesFile from '../../assets/codes/companion-codes.json' with { type: 'json' };
import residualCodesFile from '../../assets/codes/residual-codes.json' with { type: 'json' };
import { REGIONS } from './evaluation/evaluation.ts';
import type { Evaluation, Region } from './evaluation/evaluation.ts';
import { requiredDate } from './evaluation/fields.ts';

const code = z.string().regex(/^[GM]\d{4}$/);

const familySchema = z.strictObject({
  region: z.enum(REGIONS),
  zeroOrAbove: code,
  belowZero: code,
  notAppropriate: z.strictObject({ code, lastDay: requiredDate.nullable() }),
  notMeasured: code,
  lastDay: requiredDate.nullable().default(null),
});

const benchmarkYearSchema = z.record(z.string().regex(/^(?:p\d+|mean)$/), z.number().min(0).max(100));

const residualCodes = z
  .strictObject({
    source: z.string(),
    addedOn: requiredDate,
    families: z.array(familySchema).length(REGIONS.length),
    hipDescriptors: z.record(code, z.string()),
    episodeCodes: z.record(code, z.strictObject({ when: z.string(), hipAssignment: z.string() })),
    hipBenchmarks: z.strictObject({ source: z.string(), years: z.record(z.string(), benchmarkYearSchema) }),
  })
  .parse(residualCodesFile);

const companionCodes = z
  .strictObject({
    source: z.string(),
    codes: z.array(z.strictObject({ code, when: z.string(), descriptor: z.string() })),
  })
  .parse(companionCodesFile).codes;

/** The codes of one region's residual (SPEC R3). `lastDay` null: still in use. */
export type CodeFamily = z.output<typeof familySchema>;

/** A code that accompanies the residual's. Which one belongs to the hip is a pattern of the sister measures. */
export interface CompanionCode {
  readonly code: string;
  readonly when: string;
  /** Verbatim text of the 2025 HCPCS list. */
  readonly descriptor: string;
  readonly byPattern: true;
}

/** A companion code offered for the claim, and the day it belongs to. */
export interface OfferedCode extends CompanionCode {
  readonly date: string | null;
}

export interface BenchmarkYear {
  readonly year: number;
  /** Percent of patients at or above zero. */
  readonly mean: number;
  readonly percentiles: readonly { readonly percentile: number; readonly value: number }[];
}

/** The day the families were added; no code exists for an earlier date (SPEC R3). */
export const CODES_ADDED_ON = residualCodes.addedOn;

const families = new Map(residualCodes.families.map((family) => [family.region, family]));
const companions = new Map(companionCodes.map((entry) => [entry.code, { ...entry, byPattern: true as const }]));
const residualCodeSet = new Set(
  residualCodes.families.flatMap((family) => [
    family.zeroOrAbove,
    family.belowZero,
    family.notAppropriate.code,
    family.notMeasured,
  ]),
);

/** The family of a region; `residual-codes.json` holds all seven (SPEC R3). */
export function codeFamily(region: Region): CodeFamily {
  const family = families.get(region);
  if (family === undefined) throw new Error(`residual-codes.json has no family for the region ${region}.`);
  return family;
}

/** The full text of a hip code or companion code; null for others, whose texts are not shipped. */
export function codeDescriptor(codeName: string): string | null {
  return residualCodes.hipDescriptors[codeName] ?? companions.get(codeName)?.descriptor ?? null;
}

export function companionCode(codeName: string): CompanionCode | null {
  return companions.get(codeName) ?? null;
}

/** True for a code of any region's residual family. */
export function isResidualCode(codeName: string): boolean {
  return residualCodeSet.has(codeName);
}

function isCompanionCode(codeName: string): boolean {
  return companions.has(codeName);
}

/** True for the codes that document quality and are not payable services (SPEC R5, M1, M4). */
export function isQualityDataCode(codeName: string): boolean {
  return isResidualCode(codeName) || isCompanionCode(codeName);
}

/**
 * The companion codes of the episode that SPEC R3 offers for the claim beside the one it assigns: M1111 at the start,
 * M1010 at the discharge. Hip only, since the pattern was read for the hip.
 */
export function offeredCompanionCodes(evaluation: Evaluation): OfferedCode[] {
  if (evaluation.region !== 'hip') return [];
  const { start, discharge } = evaluation.episode;
  return [
    ...(start === null ? [] : offered('M1111', start)),
    ...(discharge === null ? [] : offered('M1010', discharge)),
  ];
}

function offered(codeName: string, date: string): OfferedCode[] {
  const entry = companionCode(codeName);
  return entry === null ? [] : [{ ...entry, date }];
}

/** Where the residual codes and their payment status stand. */
export const RESIDUAL_CODES_SOURCE = residualCodes.source;

/** Benchmarks of measure 218 (SPEC R6), the newest year first; percent of patients at or above zero. */
export const HIP_BENCHMARKS: { readonly source: string; readonly years: readonly BenchmarkYear[] } = {
  source: residualCodes.hipBenchmarks.source,
  years: Object.entries(residualCodes.hipBenchmarks.years)
    .map(([year, values]) => ({
      year: Number(year),
      mean: benchmarkMean(year, values),
      percentiles: Object.entries(values)
        .filter(([name]) => name !== 'mean')
        .map(([name, value]) => ({ percentile: Number(name.slice(1)), value }))
        .sort((a, b) => a.percentile - b.percentile),
    }))
    .sort((a, b) => b.year - a.year),
};

function benchmarkMean(year: string, values: Readonly<Record<string, number>>): number {
  const mean = values['mean'];
  if (mean === undefined) throw new Error(`residual-codes.json has no mean for the benchmark year ${year}.`);
  return mean;
}
