import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { undoUpdate, emptyUndo, recordEdit } from '../../../main/domain/undo.ts';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import type { Attachment } from '../../../main/domain/evaluation/attachments.ts';
import { keepAttachment, readAttachment, sweepAttachments } from '../../../main/store/attachments.ts';
import { changeEvaluation, createEvaluation, sealEvaluation } from '../../../main/store/evaluations.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { temporaryStore } from './temporary-store.ts';

const NOW = new Date('2026-10-05T12:00:00Z');

function keep(db: Connection, content: string, name = 'scan.pdf'): Attachment {
  return keepAttachment(db, { name, mediaType: 'application/pdf', pages: 2, bytes: Buffer.from(content) }, NOW);
}

function evaluationWith(...attachments: Attachment[]) {
  return evaluationSchema.parse({ format: 'residua-evaluation/1', recordsReviewed: [{ attachments }] });
}

const count = (db: Connection): unknown => db.prepare('SELECT count(*) FROM attachment').pluck().get();

describe('files of records', () => {
  test('are kept once by their hash, under each name they come with', () => {
    const db = temporaryStore();
    const first = keep(db, 'same bytes', 'a.pdf');
    const second = keep(db, 'same bytes', 'b.pdf');
    expect(second).toEqual({ ...first, name: 'b.pdf' });
    expect(first.sha256).toBe(createHash('sha256').update('same bytes').digest('hex'));
    expect(count(db)).toBe(1);
    expect(Buffer.from(readAttachment(db, first.sha256).content).toString()).toBe('same bytes');
  });

  test('one that the vault does not hold is said so', () => {
    expect(() => readAttachment(temporaryStore(), 'ab'.repeat(32))).toThrow('This file is not in this vault');
  });
});

describe('sweeping', () => {
  test('keeps what any record names and removes the rest', () => {
    const db = temporaryStore();
    const [named, alone] = [keep(db, 'named'), keep(db, 'alone')];
    createEvaluation(db, evaluationWith(named), NOW);
    expect(sweepAttachments(db)).toBe(1);
    expect(readAttachment(db, named.sha256).pages).toBe(2);
    expect(() => readAttachment(db, alone.sha256)).toThrow('not in this vault');
  });

  test('keeps what a step of undo still names, until that step is gone', () => {
    const db = temporaryStore();
    const file = keep(db, 'removed from its record');
    const before = evaluationWith(file);
    const { id } = createEvaluation(db, before, NOW);
    const changes = [{ op: 'set' as const, path: '/recordsReviewed/0/attachments', value: [] }];
    const history = recordEdit(emptyUndo, before, changes);
    changeEvaluation(db, { id, revision: 0, changes, undo: undoUpdate(emptyUndo, history) }, NOW);
    expect(sweepAttachments(db)).toBe(0);
    changeEvaluation(
      db,
      {
        id,
        revision: 1,
        changes: [{ op: 'set', path: '/case/claimNumber', value: 'X' }],
        undo: undoUpdate(history, emptyUndo),
      },
      NOW,
    );
    expect(sweepAttachments(db)).toBe(1);
  });

  test('a signed evaluation keeps its files', () => {
    const db = temporaryStore();
    const file = keep(db, 'signed');
    const { id } = createEvaluation(db, evaluationWith(file), NOW);
    const pdf = Buffer.from('%PDF');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const report = { pdf, sha256, signerName: 'J', signedAt: NOW, certificateFingerprint: 'ab'.repeat(32) };
    sealEvaluation(db, { id, revision: 0, report }, NOW);
    expect(sweepAttachments(db)).toBe(0);
  });
});
