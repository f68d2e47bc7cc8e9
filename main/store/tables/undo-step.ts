import { undoRecordSchema, type UndoRecord, type UndoUpdate } from '../../domain/undo.ts';
import type { Connection } from '../connection.ts';
import { vaultDamaged } from '../failures.ts';
import { parseJson } from '../list-table.ts';
import { statement } from '../statements.ts';

/** The steps of a draft that can be undone or redone. @throws ResiduaError `vault-damaged`. */
export function readUndo(db: Connection, evaluationId: string): UndoRecord {
  const steps = statement<{ step: number; back: string; forth: string }>(
    db,
    'SELECT step, back, forth FROM undo_step WHERE evaluation_id = ? ORDER BY step',
  ).all(evaluationId);
  const cursor = statement<{ step: number }>(db, 'SELECT step FROM undo_cursor WHERE evaluation_id = ?').get(
    evaluationId,
  );
  const parsed = undoRecordSchema.safeParse({
    cursor: cursor?.step ?? 0,
    steps: steps.map(({ step, back, forth }) => ({ step, back: parseJson(back), forth: parseJson(forth) })),
  });
  if (!parsed.success) throw vaultDamaged();
  return parsed.data;
}

/** Brings the stored steps up to date. */
export function writeUndo(db: Connection, evaluationId: string, { first, last, cursor, steps }: UndoUpdate): void {
  statement(db, 'DELETE FROM undo_step WHERE evaluation_id = ? AND (step < ? OR step > ?)').run(
    evaluationId,
    first,
    last,
  );
  const write = statement(
    db,
    `INSERT INTO undo_step (evaluation_id, step, back, forth) VALUES (?, ?, ?, ?)
     ON CONFLICT (evaluation_id, step) DO UPDATE SET back = excluded.back, forth = excluded.forth`,
  );
  for (const { step, back, forth } of steps) {
    write.run(evaluationId, step, JSON.stringify(back), JSON.stringify(forth));
  }
  statement(
    db,
    `INSERT INTO undo_cursor (evaluation_id, step) VALUES (?, ?)
     ON CONFLICT (evaluation_id) DO UPDATE SET step = excluded.step`,
  ).run(evaluationId, cursor);
}
