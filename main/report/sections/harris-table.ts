import { displayExact, displayRounded } from '../../domain/display.ts';
import { instrument } from '../../domain/instruments/catalogue.ts';
import {
  HARRIS_DEFORMITY_LIMITS,
  scoreHarris,
  type HarrisItemId,
  type HarrisScore,
} from '../../domain/instruments/harris-hip.ts';
import { HARRIS_MOTIONS, HARRIS_ROM_METHODS, type HarrisMotion } from '../../domain/instruments/harris-rom.ts';
import type { HarrisAdministration } from '../../domain/evaluation/instruments.ts';
import { MOTION_LABELS } from '../../domain/labels.ts';
import type { Inline } from '../layout/inline.ts';
import type { TableOptions, TableRow } from '../layout/table.ts';
import { columnHead, decimalCell, scoreCell, type Administered, type AdministrationGroup } from './administrations.ts';

const NO_ANSWER: Inline = { text: 'No answer', italic: true, color: 'muted' };
const DEFORMITIES = [
  ['fixedFlexion', 'Fixed flexion', '°'],
  ['fixedAdduction', 'Fixed adduction', '°'],
  ['fixedInternalRotation', 'Fixed internal rotation in extension', '°'],
  ['limbLengthDifference', 'Limb-length difference', ' cm'],
] as const;

/** The Harris hip score: each item with its points, the measurements behind deformity and motion, the grade (I3). */
export function harrisTable({ id, list }: AdministrationGroup): TableOptions {
  const { items, range } = instrument(id);
  const rows: TableRow[] = [];
  for (const item of items) {
    if (item.choices.length > 0) rows.push([item.text, ...list.map((entry) => chosen(entry, item.id as HarrisItemId))]);
  }
  rows.push(
    { group: 'Absence of deformity' },
    ...DEFORMITIES.map(([key, label, unit]): Inline[] => [
      `${label} (limit below ${HARRIS_DEFORMITY_LIMITS[key]}${unit})`,
      ...list.map((entry) => measured(entry.inputs?.responses.deformity[key] ?? null, unit)),
    ]),
    ['Points for absence of deformity', ...list.map((entry) => points(entry, 'deformity'))],
    { group: 'Range of motion' },
    ['Method', ...list.map(methodOf)],
    ...HARRIS_MOTIONS.map((motion): Inline[] => [
      MOTION_LABELS[motion],
      ...list.map((entry) => motionCell(entry, motion)),
    ]),
    ['Points for range of motion', ...list.map((entry) => points(entry, 'rangeOfMotion'))],
    { cells: [`Score, ${range.min} to ${range.max}, and grade`, ...list.map(scoreCell)], emphasis: true },
  );
  const share = list.length === 1 ? 2 : 1.3;
  return {
    columns: [
      { header: 'Item', flex: 3, rowHeader: true },
      ...list.map((entry) => ({ header: columnHead(entry), flex: share })),
    ],
    rows,
    source: 'Harris hip score',
  };
}

function harris({ administration }: Administered): HarrisAdministration | null {
  return administration.id === 'harris-hip' ? administration : null;
}

function chosen(entry: Administered, item: HarrisItemId): Inline {
  const administration = harris(entry);
  if (administration === null || item === 'deformity' || item === 'rangeOfMotion') return NO_ANSWER;
  const value = administration.responses[item];
  const choice = instrument('harris-hip')
    .items.find(({ id }) => id === item)
    ?.choices.find((each) => each.value === value);
  return choice === undefined ? NO_ANSWER : [{ text: choice.points, weight: 'semibold' }, ` ${choice.label}`];
}

function measured(value: string | null, unit: string): Inline {
  return value === null ? NO_ANSWER : `${displayExact(value)}${unit}`;
}

function points(entry: Administered, item: HarrisItemId): string {
  return decimalCell(scored(entry)?.points[item] ?? null);
}

function scored(entry: Administered): HarrisScore | null {
  const administration = harris(entry);
  if (administration === null || entry.inputs === null) return null;
  return scoreHarris({ romMethod: administration.romMethod, responses: entry.inputs.responses });
}

function methodOf(entry: Administered): Inline {
  const method = harris(entry)?.romMethod ?? null;
  return method === null ? NO_ANSWER : HARRIS_ROM_METHODS[method].title;
}

/** "100° (index 75)": the degrees, and what the method counts of them. */
function motionCell(entry: Administered, motion: HarrisMotion): Inline {
  const degrees = entry.inputs?.responses.rangeOfMotion[motion] ?? null;
  if (degrees === null) return NO_ANSWER;
  const counted = scored(entry)?.rangeOfMotion?.motions.find((each) => each.motion === motion)?.counted;
  if (counted === undefined) return `${displayRounded(degrees)}°`;
  return [`${displayRounded(degrees)}°`, { text: ` counted ${displayRounded(counted)}`, color: 'muted' }];
}
