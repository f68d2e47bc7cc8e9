import { readFileSync } from 'node:fs';
import { assetPath } from '../assets.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { parseCaseFile } from './case-file.ts';

/**
 * The built-in sample evaluation, which is fictitious.
 *
 * @throws Error when the installation is damaged.
 */
export function loadSample(): Evaluation {
  const result = parseCaseFile(readFileSync(assetPath('sample', 'sample-evaluation.json')));
  if (result.ok) return result.evaluation;
  const [first] = result.problems;
  throw new Error(`The built-in sample is not valid: ${first?.path ?? ''}: ${first?.message ?? ''}`);
}
