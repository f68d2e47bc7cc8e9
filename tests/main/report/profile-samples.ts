import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluationSchema, type Evaluation } from '../../../main/domain/evaluation/evaluation.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { hashOf } from './exhibit-files.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const PROFILES = join(FIXTURES, 'profiles');

/** A complete, fictitious evaluation of each report profile. */
export function profileSamples(): Record<Evaluation['case']['reportProfile'], Evaluation> {
  return {
    general: loadSample(),
    'us-ca-workers-comp': fixture('us-ca-workers-comp'),
    'us-federal-expert': fixture('us-federal-expert'),
  };
}

/** The bytes of the pictures that the samples have as exhibits, by their SHA-256. */
export function exhibitPictures(): Map<string, Uint8Array> {
  const names = readdirSync(PROFILES).filter((name) => name.endsWith('.jpg'));
  return new Map(names.map((name) => readFileSync(join(PROFILES, name))).map((bytes) => [hashOf(bytes), bytes]));
}

/** The case files that the score is tested with, by name. */
export function caseFiles(): Map<string, Evaluation> {
  const folder = join(FIXTURES, 'cases');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'));
  return new Map(names.map((name) => [name.replace('.json', ''), evaluationOf(join(folder, name))]));
}

function fixture(name: string): Evaluation {
  return evaluationOf(join(PROFILES, `${name}.json`));
}

function evaluationOf(path: string): Evaluation {
  return evaluationSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
