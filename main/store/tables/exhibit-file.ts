import type { Connection } from '../connection.ts';
import { statement } from '../statements.ts';

/** A signed file that holds one exhibit. Hashes are 64 hexadecimal digits. */
export interface ExhibitFile {
  /** Place of the exhibit in its list, from 0. */
  readonly position: number;
  /** Its own name; the report prints it. */
  readonly name: string;
  /** Of the file inside. */
  readonly sourceSha256: string;
  readonly pdf: Uint8Array;
  readonly sha256: string;
}

export function insertExhibitFile(db: Connection, evaluationId: string, file: ExhibitFile): void {
  statement(
    db,
    'INSERT INTO exhibit_file (evaluation_id, position, name, source_sha256, pdf, sha256) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(evaluationId, file.position, file.name, file.sourceSha256, file.pdf, file.sha256);
}

/** In the order of the exhibits. */
export function readExhibitFiles(db: Connection, evaluationId: string): ExhibitFile[] {
  return statement<ExhibitFile>(
    db,
    `SELECT position, name, source_sha256 AS sourceSha256, pdf, sha256 FROM exhibit_file
     WHERE evaluation_id = ? ORDER BY position`,
  ).all(evaluationId);
}
