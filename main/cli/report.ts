import { openItems, readiness, type ReadinessItem } from '../domain/readiness.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { signReport } from '../report/signed-report.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';
import { writeSigned, type SignedDocumentOptions } from './signed-document.ts';

export interface ReportOptions extends SignedDocumentOptions {
  readonly strict?: boolean;
}

/** `report FILE --out REPORT.pdf …`: the signed report; tells file, signer, time and SHA-256 as JSON. */
export function reportCommand(file: string | undefined, options: ReportOptions, io: CliIo): Promise<void> {
  return writeSigned(file, options, io, {
    sign: signReport,
    examine: (evaluation) => {
      tellReadiness(evaluation, options.strict === true, io);
    },
  });
}

function tellReadiness(evaluation: Evaluation, strict: boolean, io: CliIo): void {
  const open = openItems(readiness(evaluation));
  if (strict && open.length > 0) throw new Refusal(open.map(readinessLine));
  for (const item of open) io.err(`warning: ${readinessLine(item)}\n`);
}

function readinessLine({ path, text, kind, why, id }: ReadinessItem): string {
  const what = kind === 'missing' ? `not documented: ${text}; fill it in` : `${text}; reword it`;
  return `${path}: ${what}, or waive "${id}" with a reason. ${why}.`;
}
