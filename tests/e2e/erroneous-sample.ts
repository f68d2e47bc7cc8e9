import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const SAMPLE = resolve(import.meta.dirname, '../../assets/sample/sample-evaluation.json');

/**
 * The sample as a case file with a motion out of range, an injury after the examination, causes that are not 100 %
 * together, and both LT and RT on a line.
 */
export async function erroneousSample(): Promise<string> {
  const sample = JSON.parse(await readFile(SAMPLE, 'utf8')) as {
    case: { dateOfInjury: string };
    examination: { rangeOfMotion: { left: { flexion: { active: string[] } } } };
    opinions: { apportionment: { percent: number }[] };
    claim: { lines: { modifiers: string[] }[] };
  };
  sample.case.dateOfInjury = '2026-12-01';
  sample.examination.rangeOfMotion.left.flexion.active = ['300', '95'];
  for (const cause of sample.opinions.apportionment) cause.percent = 40;
  const [line] = sample.claim.lines;
  if (line !== undefined) line.modifiers = ['LT', 'RT', '22'];
  return JSON.stringify(sample);
}
