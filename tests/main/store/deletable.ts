import { createHash } from 'node:crypto';
import { addendumSchema } from '../../../main/domain/addendum.ts';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import { keepAttachment } from '../../../main/store/attachments.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { changeEvaluation, createEvaluation, sealEvaluation } from '../../../main/store/evaluations.ts';
import { addAddendum, addCountersignature } from '../../../main/store/report-chain.ts';
import { addWorkStatement } from '../../../main/store/work-statements.ts';

export const SIGNED = new Date('2019-01-10T09:00:00.000Z');
export const NOW = new Date('2026-10-05T09:00:00.000Z');
export const CANARY = 'Ichneumon-7243';

export const draft = evaluationSchema.parse({
  format: 'residua-evaluation/1',
  examinee: { name: `Alex ${CANARY}` },
  waivers: [{ item: 'x', reason: CANARY }],
});

export function document(text: string, signedAt: Date) {
  const pdf = Buffer.from(`%PDF ${text}`);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, signerName: 'A', signedAt, certificateFingerprint: sha256 };
}

export const ADDENDUM = addendumSchema.parse({
  kind: 'correction',
  reason: 'Asked for.',
  recordsReviewed: null,
  body: 'Another side.',
  changedOpinions: null,
  county: 'Alameda',
});

export function sign(
  db: Connection,
  evaluationId: string,
  kind: 'addendum' | 'countersignature',
  signedAt: Date,
): void {
  const signed = document(kind, signedAt);
  if (kind === 'addendum') {
    addAddendum(db, { evaluationId, number: 1, content: ADDENDUM, signed });
  } else {
    const previousSha256 = document(`report ${CANARY}`, SIGNED).sha256;
    addCountersignature(db, { evaluationId, previousSha256, signed });
  }
}

/** A draft with a file, a step of undo and a statement, signed when asked. */
export function evaluationIn(db: Connection, { signed }: { signed: boolean }): { id: string; sha256: string } {
  const { id } = createEvaluation(db, draft, SIGNED);
  const bytes = Buffer.from(`file of ${CANARY}${signed ? ' signed' : ''}`);
  const file = keepAttachment(db, { name: 'a.pdf', mediaType: 'application/pdf', pages: 1, bytes }, SIGNED);
  const record = { attachments: [file], author: CANARY };
  const changes = [{ op: 'set' as const, path: '/recordsReviewed', value: [record] }];
  const undo = { first: 1, last: 1, cursor: 1, steps: [{ step: 1, back: changes, forth: changes }] };
  changeEvaluation(db, { id, revision: 0, changes, undo }, SIGNED);
  addWorkStatement(db, { evaluationId: id, revision: 1, signed: document(`statement ${CANARY}`, SIGNED) });
  if (signed) sealEvaluation(db, { id, revision: 1, report: document(`report ${CANARY}`, SIGNED) }, SIGNED);
  return { id, sha256: file.sha256 };
}

/** The names of all tables. */
export function tables(db: Connection): string[] {
  return db
    .prepare<unknown[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
}
