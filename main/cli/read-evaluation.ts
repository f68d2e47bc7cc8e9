import { resolve } from 'node:path';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { Problem } from '../domain/problems.ts';
import { readCaseFile } from '../exchange/case-file.ts';
import type { CliIo } from './io.ts';
import { problemLine, Refusal } from './refusal.ts';

/**
 * The evaluation of one case file; what is doubtful in it goes to standard error as a warning.
 *
 * @throws Refusal with all problems of the file.
 */
export function readEvaluation(file: string, io: CliIo): Evaluation {
  const result = readCaseFile(resolve(io.cwd, file));
  if (!result.ok) throw new Refusal(result.problems.map(problemLine));
  warn(result.warnings, '', io);
  return result.evaluation;
}

/**
 * The evaluations of several case files, in their order.
 *
 * @throws Refusal with the problems of all files that are not valid, each line beginning with the file.
 */
export function readEvaluations(files: readonly string[], io: CliIo): { file: string; evaluation: Evaluation }[] {
  const results = files.map((file) => ({ file, result: readCaseFile(resolve(io.cwd, file)) }));
  const problems = results.flatMap(({ file, result }) =>
    result.ok ? [] : result.problems.map((problem) => `${file}: ${problemLine(problem)}`),
  );
  if (problems.length > 0) throw new Refusal(problems);
  return results.flatMap(({ file, result }) => {
    if (!result.ok) return [];
    warn(result.warnings, `${file}: `, io);
    return [{ file, evaluation: result.evaluation }];
  });
}

function warn(warnings: readonly Problem[], prefix: string, io: CliIo): void {
  for (const warning of warnings) io.err(`${prefix}warning: ${problemLine(warning)}\n`);
}
