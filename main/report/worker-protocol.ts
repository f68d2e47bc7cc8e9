import type { ErrorCode } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import type { ReportOptions } from './build-report.ts';
import type { PageSize } from './layout/theme.ts';

/** What the thread is told to build the report with; functions cannot be sent to it. */
export type BuildOptions = Omit<ReportOptions, 'onProgress'>;

/** A job for the thread that makes reports. `case`: reads a case file, makes its signed report and writes it. */
export type ReportJob =
  | { readonly kind: 'build'; readonly evaluation: Evaluation; readonly options: BuildOptions }
  | {
      readonly kind: 'case';
      /** Absolute paths. */
      readonly source: string;
      readonly target: string;
      readonly overwrite: boolean;
      readonly identity: SigningIdentity;
      readonly signedAt: Date;
      readonly generator: string;
      /** Refuses a case that lacks what its profile asks for. */
      readonly strict: boolean;
      readonly pageSize: PageSize;
      readonly timestampUrl?: string | undefined;
    };

/** A failure as it crosses from the thread. `messages` name places and rules, never what stands there. */
export interface ThreadFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly path: string | undefined;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Of a `build`: the bytes; of a `case`: null, they are on the disk. */
  | { readonly kind: 'done'; readonly pdf: Uint8Array | null; readonly sha256: string }
  | { readonly kind: 'failed'; readonly failures: readonly ThreadFailure[] };
