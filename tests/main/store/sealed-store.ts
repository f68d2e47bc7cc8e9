import { createHash } from 'node:crypto';
import type { AuditAction } from '../../../main/domain/audit.ts';
import { loadSample } from '../../../main/exchange/sample.ts';
import { audited } from '../../../main/store/audit.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { sealWhereDue } from '../../../main/store/evaluation-seals.ts';
import { changeEvaluation, createEvaluation, openEvaluation, sealEvaluation } from '../../../main/store/evaluations.ts';
import { auditedStore, type AuditedStore } from './audited-store.ts';

export const NOW = new Date('2026-10-05T09:00:00.000Z');

/** A store in which evaluations are sealed, as in every vault. */
export function sealedStore(): AuditedStore {
  const store = auditedStore();
  sealWhereDue(store.db);
  return store;
}

export function about<Result>(db: Connection, action: AuditAction, id: string, work: () => Result): Result {
  return audited(db, work, () => ({ action, subject: { kind: 'evaluation', id } }));
}

export function add(db: Connection, name = 'Robin Example'): string {
  const sample = loadSample();
  const evaluation = { ...sample, examinee: { ...sample.examinee, name } };
  return audited(
    db,
    () => createEvaluation(db, evaluation, NOW),
    ({ id }) => ({ action: 'evaluation-created', subject: { kind: 'evaluation', id } }),
  ).id;
}

export function edit(db: Connection, id: string, value: string): void {
  const { revision } = openEvaluation(db, id);
  const changes = [{ op: 'set' as const, path: '/history/presentIllness', value }];
  about(db, 'evaluation-edited', id, () => changeEvaluation(db, { id, revision, changes }, NOW));
}

export function signed(content: string) {
  const pdf = Buffer.from(`%PDF-1.7 ${content}`);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, signerName: 'Dr. Ada Example', signedAt: NOW, certificateFingerprint: 'ab'.repeat(32) };
}

export function sign(db: Connection, id: string): void {
  const { revision } = openEvaluation(db, id);
  about(db, 'evaluation-signed', id, () => sealEvaluation(db, { id, revision, report: signed(id) }, NOW));
}
