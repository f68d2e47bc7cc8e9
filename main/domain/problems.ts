/**
 * Something wrong or doubtful in an evaluation. `error` stops scoring from a file and signing;
 * `warning` is shown and kept.
 */
export interface Problem {
  /** JSON pointer into the evaluation, e.g. "/instruments/0/responses/2". */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong and how to mend it, in words, starting without the pointer. */
  readonly message: string;
}
