import type { z } from 'zod';
import { examinerSchema } from '../domain/evaluation/case.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';

type Examiner = z.output<typeof examinerSchema>;

/** The letterhead for new evaluations; all empty until it is saved. */
export function readExaminer(db: Connection): Examiner {
  const row = guarded(() =>
    db
      .prepare<unknown[], Examiner>(
        `SELECT name, credentials, specialty, licence_number AS licenceNumber, licence_state AS licenceState, npi,
           organization, address, phone, email
         FROM examiner`,
      )
      .get(),
  );
  return examinerSchema.parse(row ?? {});
}

export function saveExaminer(db: Connection, examiner: Examiner): void {
  guarded(() =>
    db
      .prepare(
        `INSERT OR REPLACE INTO examiner (id, name, credentials, specialty, licence_number, licence_state, npi,
           organization, address, phone, email)
         VALUES (1, :name, :credentials, :specialty, :licenceNumber, :licenceState, :npi,
           :organization, :address, :phone, :email)`,
      )
      .run(examiner),
  );
}
