import { score } from '../domain/score.ts';
import type { CliIo } from './io.ts';
import { readEvaluation, readEvaluations } from './read-evaluation.ts';

/** `score FILE…`: one file → its result as indented JSON; several → one JSON object a line, each with "file". */
export function scoreCommand(files: readonly string[], io: CliIo): void {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) {
    io.out(`${JSON.stringify(score(readEvaluation(only, io)), null, 2)}\n`);
    return;
  }
  for (const { file, evaluation } of readEvaluations(files, io)) {
    io.out(`${JSON.stringify({ file, ...score(evaluation) })}\n`);
  }
}
