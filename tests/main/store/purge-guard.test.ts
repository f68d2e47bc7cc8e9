import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../main/store/connection.ts';
import { deleteEvaluation, restoreEvaluation } from '../../../main/store/deletion.ts';
import { openEvaluation } from '../../../main/store/evaluations.ts';
import { asResiduaError } from '../../../main/store/failures.ts';
import { auditedStore } from './audited-store.ts';
import { evaluationIn, NOW, tables } from './deletable.ts';

describe('the way by which signed rows can go', () => {
  const attempt = (db: Connection, work: () => void): unknown => {
    try {
      db.transaction(work).immediate();
      return null;
    } catch (error) {
      return asResiduaError(error);
    }
  };

  test('is closed to what was not deleted, to a part, to a change, without a trace in the trail, and after its end', () => {
    const { db } = auditedStore();
    const { id } = evaluationIn(db, { signed: true });
    const mark = `INSERT INTO purge (evaluation_id) VALUES ('${id}')`;
    const unmark = `DELETE FROM purge WHERE evaluation_id = '${id}'`;
    const everything = (): void => {
      for (const table of tables(db)) {
        const own = db.prepare<unknown[], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
        const isPart = own.includes('evaluation_id') && table !== 'purge';
        if (isPart) db.exec(`DELETE FROM ${table} WHERE evaluation_id = '${id}'`);
      }
      db.exec(`DELETE FROM evaluation WHERE id = '${id}'`);
    };

    expect(attempt(db, () => db.exec(mark))).toMatchObject({ code: 'signed-immutable' });
    deleteEvaluation(db, id, NOW);
    const stored = JSON.stringify(db.prepare('SELECT * FROM evaluation_section').all());
    // The mark alone does not outlive its transaction.
    expect(attempt(db, () => db.exec(mark))).toMatchObject({ message: 'FOREIGN KEY constraint failed' });
    expect(attempt(db, () => void db.exec(`${mark}; ${unmark}`))).toMatchObject({ code: 'signed-immutable' });
    // A part of it.
    expect(
      attempt(
        db,
        () => void db.exec(`${mark}; DELETE FROM evaluation_section WHERE evaluation_id = '${id}'; ${unmark}`),
      ),
    ).toMatchObject({ code: 'signed-immutable' });
    // A change under the mark.
    expect(
      attempt(
        db,
        () => void db.exec(`${mark}; UPDATE evaluation_section SET content = '{}' WHERE evaluation_id = '${id}'`),
      ),
    ).toMatchObject({ code: 'signed-immutable' });
    // The whole, without a word of it in the trail.
    expect(
      attempt(db, () => {
        db.exec(mark);
        everything();
        db.exec(unmark);
      }),
    ).toMatchObject({ code: 'signed-immutable' });
    // Another one's mark.
    expect(attempt(db, everything)).toMatchObject({ code: 'signed-immutable' });
    expect(JSON.stringify(db.prepare('SELECT * FROM evaluation_section').all())).toBe(stored);
    restoreEvaluation(db, id);
    expect(openEvaluation(db, id).status).toBe('signed');
  });
});
