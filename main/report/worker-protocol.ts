import type { ErrorCode } from '../domain/errors.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import type { BatchEntry } from './batch-state.ts';
import type { AddendumContent } from './build-addendum.ts';
import type { SeparateExhibit } from './build-exhibit.ts';
import type { ReportOptions } from './build-report.ts';
import type { CheckedReport } from './check-report.ts';
import type { CopyOrigin } from './copies/copy-content.ts';
import type { Countersignature } from './countersigned.ts';
import type { PageSize } from './layout/theme.ts';

/** What the thread is told to build the report with; functions cannot be sent to it. */
export type BuildOptions = Omit<ReportOptions, 'onProgress'>;

/** A case of a batch with where its files go. Paths are absolute. */
export interface BatchCaseJob {
  readonly source: string;
  readonly target: string;
  /** Folder for the exhibits that are delivered beside the report; made when there are some. */
  readonly exhibitTarget: string;
  /** Folder of the reports and of the state. */
  readonly out: string;
  /** Folder with the files of the exhibits; none was named when absent. */
  readonly exhibits?: string | undefined;
  /** SHA-256 of files that may be replaced; 'all': whatever stands there may. */
  readonly own: ReadonlySet<string> | 'all';
  /** The files beside the report of an earlier run. Those that the case no longer has are removed, unless somebody changed them. */
  readonly earlier: BatchEntry['exhibits'];
  readonly identity: SigningIdentity;
  readonly signedAt: Date;
  readonly pageSize: PageSize;
  /** What the state will tell, without the hashes of the files. */
  readonly entry: Omit<BatchEntry, 'report' | 'exhibits'>;
}

/** A document that is made here and signed where the key is: keys of the vault never cross. */
export type DocumentJob =
  | { readonly kind: 'build'; readonly evaluation: Evaluation; readonly options: BuildOptions }
  | { readonly kind: 'statement'; readonly evaluation: Evaluation; readonly options: BuildOptions }
  | { readonly kind: 'addendum'; readonly content: AddendumContent; readonly options: BuildOptions }
  | { readonly kind: 'exhibit'; readonly content: SeparateExhibit; readonly options: BuildOptions }
  | { readonly kind: 'countersignature'; readonly content: Countersignature; readonly options: BuildOptions };

/** In which form a copy is made. */
export type CopyForm =
  { readonly format: 'docx' | 'txt' } | { readonly format: 'pdf-protected'; readonly password: string };

/** An unsigned copy of a report. */
export interface CopyContent {
  readonly evaluation: Evaluation;
  readonly origin: CopyOrigin;
  readonly form: CopyForm;
}

/** A job for the thread. `check`: verifies a PDF; `case`: reads a case file, makes its signed report and writes it. */
export type ReportJob =
  | DocumentJob
  | { readonly kind: 'copy'; readonly copy: CopyContent }
  | { readonly kind: 'check'; readonly bytes: Uint8Array }
  | { readonly kind: 'case'; readonly batchCase: BatchCaseJob };

/** A failure as it crosses from the thread. `messages` name places and rules, never what stands there. */
export interface ThreadFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly path: string | undefined;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | BuiltReport
  | MadeCopy
  | CheckedPdf
  | WrittenCase
  | { readonly kind: 'failed'; readonly failures: readonly ThreadFailure[] };

/** What comes of a `check`. */
export interface CheckedPdf {
  readonly kind: 'checked';
  readonly checked: CheckedReport;
}

/** What comes of a `copy`: the bytes of its file. */
export interface MadeCopy {
  readonly kind: 'copied';
  readonly bytes: Uint8Array;
}

/** What comes of a document. */
export interface BuiltReport {
  readonly kind: 'built';
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

/** What comes of a `case`: its files are on the disk, and the state tells of them. */
export interface WrittenCase {
  readonly kind: 'written';
  /** Whether the case names somebody else than the signer as its examiner. */
  readonly otherExaminer: boolean;
}
