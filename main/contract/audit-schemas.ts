import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_FAULTS, CONTENT_FAULTS } from '../domain/audit.ts';
import { id } from './schemas.ts';

const instant = z.iso.datetime();

export const trailState = z.strictObject({
  /** `checking`: not looked at yet since the vault was opened. */
  state: z.enum(['checking', 'whole', 'broken']),
  /** The number of the last entry. */
  entries: z.int().min(0),
  checkedAt: instant.nullable(),
  finding: z.strictObject({ fault: z.enum(AUDIT_FAULTS), sequence: z.int().min(0) }).nullable(),
  /** What another program changed in the evaluations and in the structure of the database. */
  contents: z.array(
    z.strictObject({
      fault: z.enum(CONTENT_FAULTS),
      evaluationId: z.string().nullable(),
      name: z.string().nullable(),
      parts: z.array(z.string()),
    }),
  ),
  /** When it was last found whole before the finding. */
  wholeAt: instant.nullable(),
});
export type TrailState = z.output<typeof trailState>;

const auditFilter = z.strictObject({
  evaluationId: id.nullable(),
  action: z.enum(AUDIT_ACTIONS).nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
});

/** Entries shown at once. */
export const AUDIT_PAGE = 100;

/** The newest first; `before` goes on after the last one shown. */
export const auditRequest = auditFilter.extend({ before: z.int().min(1).nullable() });

export const auditEntry = z.strictObject({
  sequence: z.int(),
  at: z.string(),
  accountName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** The examinee or claim number of the evaluation, while it is there. */
  subjectName: z.string().nullable(),
  /** JSON. */
  details: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

export const auditPage = z.strictObject({ entries: z.array(auditEntry), more: z.boolean() });

export const auditExport = z.strictObject({ evaluationId: id.nullable(), format: z.enum(['csv', 'json']) });

/** An evaluation that can still be restored. */
export const deletedEvaluation = z.strictObject({
  id,
  status: z.enum(['draft', 'signed']),
  claimNumber: z.string().nullable(),
  examineeName: z.string().nullable(),
  dateOfExam: z.string().nullable(),
  deletedAt: instant,
});
export type DeletedEvaluation = z.output<typeof deletedEvaluation>;
