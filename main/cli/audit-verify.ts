import { z } from 'zod';
import { findingWords, type AuditFinding } from '../domain/audit.ts';
import { ChainCheck } from '../store/audit-chain.ts';
import { readTrailCsv, type ExportedTrail } from './audit-csv.ts';
import { EXIT } from './exit-codes.ts';
import { readInput } from './files.ts';
import type { CliIo } from './io.ts';
import { Refusal } from './refusal.ts';

/** A trail of a million entries is about 300 megabytes. */
const TRAIL_MAX_BYTES = 400 * 1024 * 1024;

const link = { sequence: z.int().min(1), previousHash: z.string(), hash: z.string() };
const hidden = z.strictObject({ ...link, contentHash: z.string() });
const told = z.strictObject({
  ...link,
  at: z.string(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  details: z.string(),
});
const trailSchema = z.strictObject({
  format: z.literal('residua-audit/1'),
  exportedAt: z.string(),
  evaluation: z.string().nullable(),
  entries: z.array(z.union([told, hidden])),
  end: z.strictObject({ sequence: z.int(), hash: z.string() }).nullable(),
});

/** `audit verify FILE`: follows the chain of an exported trail and prints the result as JSON; 0 when it holds. */
export function auditVerifyCommand(file: string, io: CliIo): number {
  const text = new TextDecoder().decode(readInput(file, 'FILE', TRAIL_MAX_BYTES, io));
  const trail = text.trimStart().startsWith('{') ? readTrailJson(text, file) : readTrailCsv(text, file);
  const finding = verifyTrail(trail);
  const result = {
    valid: finding === null,
    entries: trail.entries.length,
    told: trail.entries.filter((entry) => !('contentHash' in entry)).length,
    end: trail.end,
    ...(finding === null ? {} : { fault: { ...finding, message: findingWords(finding) } }),
  };
  io.out(`${JSON.stringify(result, null, 2)}\n`);
  return finding === null ? EXIT.ok : EXIT.notValid;
}

/** What is wrong with an exported trail first, or null. */
function verifyTrail({ entries, end }: ExportedTrail): AuditFinding | null {
  const check = new ChainCheck();
  for (const entry of entries) {
    const finding = check.next(entry);
    if (finding !== null) return finding;
  }
  const { sequence, hash } = check.last;
  if (end === null) return entries.length === 0 ? null : { fault: 'unsealed', sequence };
  if (end.sequence > sequence) return { fault: 'missing', sequence: sequence + 1 };
  return end.sequence === sequence && end.hash === hash ? null : { fault: 'changed', sequence };
}

/** @throws Refusal when it is not the JSON of a trail. */
function readTrailJson(text: string, file: string): ExportedTrail {
  const parsed = trailSchema.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal([
    `FILE: ${file} is no audit trail of Residua (${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''})`,
  ]);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal([`FILE: ${file} is no JSON`]);
    throw error;
  }
}
