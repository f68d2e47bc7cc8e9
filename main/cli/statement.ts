import { statementNeeds } from '../domain/work-statement.ts';
import { signStatement } from '../report/signed-report.ts';
import type { CliIo } from './io.ts';
import { problemLine, Refusal } from './refusal.ts';
import { writeSigned, type SignedDocumentOptions } from './signed-document.ts';

/** `statement FILE --out STATEMENT.pdf …`: the signed return-to-work statement. */
export function statementCommand(file: string | undefined, options: SignedDocumentOptions, io: CliIo): Promise<void> {
  return writeSigned(file, options, io, {
    sign: signStatement,
    examine: (evaluation) => {
      const needs = statementNeeds(evaluation);
      if (needs.length === 0) return;
      throw new Refusal(
        needs.map(({ path, text, kind }) =>
          problemLine({
            path,
            severity: 'error',
            message: kind === 'missing' ? `not documented: ${text}; fill it in` : text,
          }),
        ),
      );
    },
  });
}
