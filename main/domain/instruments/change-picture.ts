import { Exact, toDecimalString } from '../decimal.ts';
import type { DecimalString } from '../decimal.ts';
import { displayInstrumentScore } from '../display.ts';
import type { InstrumentId, Side } from '../evaluation/instruments.ts';
import { SIDE_LABELS } from '../labels.ts';
import type { ChangeResult, ThresholdResult } from '../score-result.ts';
import { instrument } from './catalogue.ts';

/** A threshold where it lies on the instrument's own scale. */
export interface ChangeMark {
  /** Several thresholds can lie at one score. */
  readonly names: readonly string[];
  readonly at: DecimalString;
  /** By the last measurement. */
  readonly reached: boolean;
}

export interface ChangeLine {
  /** The subscale; null where the instrument has one score. */
  readonly label: string | null;
  /** One score for each column, null where none was measured. */
  readonly points: readonly (DecimalString | null)[];
}

/** The changes of one instrument on one side since its first administration, ready to be drawn (I5). */
export interface ChangePicture {
  readonly id: InstrumentId;
  readonly side: Side | null;
  /** States what was found. */
  readonly title: string;
  /** The same with the scores, for those who cannot see the picture. */
  readonly alt: string;
  /** The day of each measurement. */
  readonly columns: readonly string[];
  readonly lines: readonly ChangeLine[];
  readonly marks: readonly ChangeMark[];
  readonly range: { readonly min: number; readonly max: number };
  readonly betterIsUp: boolean;
}

/** One picture for each instrument and side that has a change, in the order of the changes. */
export function changePictures(changes: readonly ChangeResult[]): ChangePicture[] {
  const groups = new Map<string, ChangeResult[]>();
  for (const change of changes) {
    const key = `${change.id} ${change.side ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [pictureOf(first, group)];
  });
}

function pictureOf({ id, side, fromDate }: ChangeResult, group: readonly ChangeResult[]): ChangePicture {
  const bySubscale = grouped(group);
  const columns = laterColumns([...bySubscale.values()]);
  const lines = [...bySubscale].map(([subscale, own]): ChangeLine => ({
    label: instrument(id).subscales.find((each) => each.id === subscale)?.title ?? null,
    points: [own[0]?.from ?? null, ...columns.map((column) => scoreAt(own, column))],
  }));
  const { range, direction } = instrument(id);
  const last = group.at(-1);
  const single = bySubscale.size === 1 && last !== undefined;
  const heading = side === null ? instrument(id).title : `${instrument(id).title}, ${SIDE_LABELS[side].toLowerCase()}`;
  const title = `${heading}: ${single ? singleFinding(last) : subscalesFinding([...bySubscale.values()])}`;
  const dates = [fromDate, ...columns.map(({ date }) => date)];
  return {
    id,
    side,
    title,
    alt: `${title}. ${valuesInWords(id, lines, dates)} The scale runs from ${range.min} to ${range.max}; better is up.`,
    columns: dates,
    lines,
    marks: single ? marksOf(last) : [],
    range: { min: Number(range.min), max: Number(range.max) },
    betterIsUp: direction === 'higher-better',
  };
}

function grouped(group: readonly ChangeResult[]): Map<string, ChangeResult[]> {
  const groups = new Map<string, ChangeResult[]>();
  for (const change of group) {
    const subscale = change.subscale ?? '';
    groups.set(subscale, [...(groups.get(subscale) ?? []), change]);
  }
  return groups;
}

/** A later measurement: its day, and which of that day. */
interface Column {
  readonly date: string;
  readonly nth: number;
}

function laterColumns(lines: readonly (readonly ChangeResult[])[]): Column[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const { toDate } of line) {
      const ofDay = line.filter((each) => each.toDate === toDate).length;
      counts.set(toDate, Math.max(ofDay, counts.get(toDate) ?? 0));
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, count]) => Array.from({ length: count }, (_, nth) => ({ date, nth })));
}

function scoreAt(line: readonly ChangeResult[], { date, nth }: Column): DecimalString | null {
  return line.filter(({ toDate }) => toDate === date)[nth]?.to ?? null;
}

function singleFinding({ id, change, thresholds }: ChangeResult): string {
  const size = displayInstrumentScore(id, change.replace('-', ''));
  const moved = change === '0' ? 'no change' : `${change.startsWith('-') ? 'down' : 'up'} ${size} points`;
  const direction = instrument(id).direction === 'lower-better' ? ' (lower is better)' : '';
  return `${moved}${direction}${verdict(thresholds)}`;
}

function verdict(thresholds: readonly ThresholdResult[]): string {
  const reached = thresholds.filter((each) => each.reached).map(({ name }) => inSentence(name));
  const missed = thresholds.filter((each) => !each.reached).map(({ name }) => inSentence(name));
  if (reached.length === 0) return missed.length === 0 ? '' : `, does not reach ${list(missed, 'or')}`;
  return `, reaches ${list(reached, 'and')}${missed.length === 0 ? '' : `, not ${list(missed, 'or')}`}`;
}

function subscalesFinding(lines: readonly (readonly ChangeResult[])[]): string {
  const lasts = lines.map((line) => line.at(-1)?.change ?? '0');
  const count = (test: (change: string) => boolean): number => lasts.filter(test).length;
  const rose = count((change) => new Exact(change).greaterThan(0));
  const fell = count((change) => new Exact(change).lessThan(0));
  const same = lasts.length - rose - fell;
  const parts = [
    rose === 0 ? null : `${String(rose)} of ${String(lasts.length)} subscales up`,
    fell === 0 ? null : `${String(fell)} of ${String(lasts.length)} down`,
    same === 0 ? null : `${String(same)} of ${String(lasts.length)} unchanged`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function valuesInWords(id: InstrumentId, lines: readonly ChangeLine[], dates: readonly string[]): string {
  return lines
    .map(({ label, points }) => {
      const values = points.flatMap((point, column) =>
        point === null ? [] : [`${displayInstrumentScore(id, point)} on ${dates[column] ?? ''}`],
      );
      return `${label === null ? '' : `${label}: `}${values.join(', ')}.`;
    })
    .join(' ');
}

/** A change counts from the first score. A threshold beyond the end of the scale cannot be drawn. */
function marksOf({ id, from, thresholds }: ChangeResult): ChangeMark[] {
  const marks: ChangeMark[] = [];
  for (const { name, of, value, reached } of thresholds) {
    const at = of === 'score' ? value : toDecimalString(new Exact(from).plus(value));
    if (new Exact(at).greaterThan(instrument(id).range.max)) continue;
    const same = marks.findIndex((mark) => mark.at === at && mark.reached === reached);
    const known = marks[same];
    if (known === undefined) marks.push({ names: [name], at, reached });
    else marks[same] = { ...known, names: [...known.names, name] };
  }
  return marks;
}

/** "Substantial clinical benefit" → "substantial clinical benefit"; abbreviations stay. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

function list(names: readonly string[], word: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** "MCID in osteoarthritis 54.4, reached": a mark's label. */
export function markLabel(id: InstrumentId, { names, at, reached }: ChangeMark): string {
  return `${names.join(' and ')} ${displayInstrumentScore(id, at)}, ${reached ? 'reached' : 'not reached'}`;
}

/**
 * Positions of labels that do not overlap: each as near to its own place as the order allows, none beyond `highest`.
 *
 * @param places in any order; the answer has the same order.
 */
export function spread(places: readonly number[], gap: number, highest: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const set: { place: number; index: number }[] = [];
  for (const { place, index } of order) {
    const before = set.at(-1);
    set.push({ index, place: before === undefined ? place : Math.max(place, before.place + gap) });
  }
  let limit = highest;
  for (const entry of set.toReversed()) {
    entry.place = Math.min(entry.place, limit);
    limit = entry.place - gap;
  }
  const answer: number[] = [];
  for (const { place, index } of set) answer[index] = place;
  return answer;
}
