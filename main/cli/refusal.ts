import type { Problem } from '../domain/problems.ts';

/** Ends a command with exit code 2; each line is one problem, as it is printed. */
export class Refusal extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines[0] ?? 'Refused.');
    this.name = 'Refusal';
    this.lines = lines;
  }
}

/** A problem as printed: `POINTER: what is wrong and how to mend it`. The whole file is "/". */
export function problemLine(problem: Problem): string {
  return `${problem.path === '' ? '/' : problem.path}: ${problem.message}`;
}
