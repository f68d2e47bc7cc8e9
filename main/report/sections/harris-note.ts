import { displayExact } from '../../domain/display.ts';
import { degrees } from '../../domain/examination/motion-words.ts';
import type { HarrisInputs, UsedAngle } from '../../domain/instruments/harris-source.ts';
import { MOTION_LABELS, PHASE_LABELS } from '../../domain/labels.ts';
import { counted, longDate } from '../words.ts';
import type { AdministrationGroup } from './administrations.ts';

const DEFORMITIES = [
  ['fixedFlexion', 'fixed flexion', '°'],
  ['fixedAdduction', 'fixed adduction', '°'],
  ['fixedInternalRotation', 'fixed internal rotation', '°'],
  ['limbLengthDifference', 'limb-length difference', '\u00a0cm'],
] as const;

/** Which values each Harris hip score of a group uses and where they come from, one sentence or two each (I3). */
export function harrisNotes({ list }: AdministrationGroup, dateOfExam: string | null): string[] {
  return list.flatMap(({ result: { phase, date }, inputs }) => {
    if (inputs === null) return [];
    const when = [phase === null ? null : PHASE_LABELS[phase].toLowerCase(), date === null ? null : longDate(date)];
    const about = when.filter((part) => part !== null).join(', ');
    const scoreName = about === '' ? '' : ` (${about})`;
    return inputs.from === 'entered'
      ? [`Range of motion and deformity${scoreName}: entered with the score, not taken from this examination.`]
      : [[motionNote(inputs, scoreName, dateOfExam), ...deformityNote(inputs)].join(' ')];
  });
}

function motionNote({ used, missing }: HarrisInputs, scoreName: string, dateOfExam: string | null): string {
  const kinds = new Set(used.map(({ kind }) => kind));
  const [kind] = kinds;
  const means = kinds.size === 1 && kind !== undefined ? `${kind} means` : 'means';
  const day = dateOfExam === null ? 'this examination' : `the examination of ${longDate(dateOfExam)}`;
  const values = used.map((angle) => angleText(angle, kinds.size > 1));
  const gaps = missing.filter(({ item }) => item === 'rangeOfMotion').map(({ what }) => `${what} not measured`);
  return `Range of motion${scoreName}: ${means} of ${day}; ${[...values, ...gaps].join(', ')}.`;
}

function angleText({ motion, degrees: value, kind, trials }: UsedAngle, isMixed: boolean): string {
  const name = MOTION_LABELS[motion].toLowerCase();
  return `${name} ${degrees(value)} (${isMixed ? `${kind}, ` : ''}${counted(trials, 'trial').replace(' ', '\u00a0')})`;
}

function deformityNote({ responses: { deformity } }: HarrisInputs): string[] {
  const values = DEFORMITIES.flatMap(([key, name, unit]) => {
    const value = deformity[key];
    return value === null ? [] : [`${name} ${displayExact(value)}${unit}`];
  });
  return values.length === 0 ? [] : [`Deformity as found there: ${values.join(', ')}.`];
}
