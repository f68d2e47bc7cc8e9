import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { namedExhibits } from '../../domain/exhibits.ts';
import { readiness } from '../../domain/readiness.ts';
import { score } from '../../domain/score.ts';
import { SECTION_COUNT, writeSections } from '../build-report.ts';
import type { ReportContext } from '../context.ts';
import type { ReportDocument } from '../layout/document.ts';
import type { PageSize } from '../layout/theme.ts';
import { RecordedReport, type Block } from './recorded-report.ts';

/** Stands at the head of every copy. */
export const UNSIGNED = 'Unsigned copy';

/** Told after each section: how many steps of how many are done. */
export type Progress = (done: number, total: number) => void;

/** What a copy is a copy of. */
export interface CopyOrigin {
  readonly madeAt: Date;
  /** Minutes east of UTC in which times are written; the zone of this machine unless given. */
  readonly utcOffsetMinutes?: number | undefined;
  /** Of the signed report; null while there is none. */
  readonly signedSha256: string | null;
  /** 'letter' unless given. */
  readonly pageSize?: PageSize | undefined;
}

/** The sentence below the banner: what this is not, and where the truth is. */
export function warning({ signedSha256 }: CopyOrigin): string {
  const meaning = 'This copy carries no signature, proves nothing and may have been changed by anyone.';
  return signedSha256 === null
    ? `${meaning} The report has not been signed.`
    : `${meaning} Only the signed PDF with the SHA-256 ${signedSha256} is the report.`;
}

/** Lets the sections of the report write into `report`, without its signature. */
export function writeCopy(
  report: ReportDocument,
  evaluation: Evaluation,
  origin: CopyOrigin,
  onProgress?: Progress,
): void {
  const { madeAt } = origin;
  const nobody = {
    name: evaluation.examiner.name ?? 'not documented',
    subject: '',
    issuer: '',
    serial: '00',
    notBefore: madeAt.toISOString(),
    notAfter: madeAt.toISOString(),
    algorithm: 'P-256' as const,
    selfSigned: false,
    sha256Fingerprint: '0'.repeat(64),
  };
  const context: ReportContext = {
    report,
    evaluation,
    score: score(evaluation),
    readiness: readiness(evaluation),
    signer: nobody,
    signedAt: madeAt,
    utcOffsetMinutes: origin.utcOffsetMinutes ?? -madeAt.getTimezoneOffset(),
    drawn: undefined,
    timestampHost: undefined,
    exhibits: namedExhibits(evaluation).map((exhibit) => ({ exhibit, picture: 'not-shown' })),
  };
  // The last step is the writing of the file.
  writeSections(context, (done) => onProgress?.(done, SECTION_COUNT + 1));
}

/** What the report says, without its looks. */
export async function copyBlocks(
  evaluation: Evaluation,
  origin: CopyOrigin,
  onProgress?: Progress,
): Promise<readonly Block[]> {
  const recorded = await RecordedReport.start();
  writeCopy(recorded, evaluation, origin, onProgress);
  return recorded.blocks;
}
