import { randomUUID } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import type { Connection } from './connection.ts';
import { guarded } from './failures.ts';
import { parseJson } from './list-table.ts';

/** A signing identity without its key. Instants are ISO 8601 in UTC; the fingerprint is 64 hexadecimal digits. */
export interface IdentityRow {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly issuer: string;
  readonly algorithm: SigningAlgorithm;
  readonly selfSigned: boolean;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256Fingerprint: string;
  readonly createdAt: string;
}
export type SigningAlgorithm = 'P-256' | 'P-384' | 'P-521' | `RSA-${number}`;

export interface IdentityMaterial {
  /** DER, the signer's own first. */
  readonly certificates: readonly Uint8Array[];
  /** The sealed private key as JSON; what it holds is the business of `signing`. */
  readonly sealedKey: unknown;
}

type NewIdentity = Omit<IdentityRow, 'id' | 'createdAt'> & IdentityMaterial;
type StoredRow = Omit<IdentityRow, 'selfSigned'> & { selfSigned: number };

const COLUMNS = `id, name, subject, issuer, algorithm, self_signed AS selfSigned, not_before AS notBefore,
  not_after AS notAfter, sha256_fingerprint AS sha256Fingerprint, created_at AS createdAt`;

/** All identities, the newest first. */
export function listIdentities(db: Connection): IdentityRow[] {
  return guarded(() =>
    db
      .prepare<unknown[], StoredRow>(`SELECT ${COLUMNS} FROM signing_identity ORDER BY created_at DESC, id`)
      .all()
      .map(described),
  );
}

/** @throws ResiduaError `invalid-input` when the vault holds the same certificate already. */
export function addIdentity(db: Connection, identity: NewIdentity, now: Date): IdentityRow {
  const row: IdentityRow = {
    id: randomUUID(),
    name: identity.name,
    subject: identity.subject,
    issuer: identity.issuer,
    algorithm: identity.algorithm,
    selfSigned: identity.selfSigned,
    notBefore: identity.notBefore,
    notAfter: identity.notAfter,
    sha256Fingerprint: identity.sha256Fingerprint,
    createdAt: now.toISOString(),
  };
  const insert = (): void => {
    const known = db.prepare('SELECT 1 FROM signing_identity WHERE sha256_fingerprint = ?').get(row.sha256Fingerprint);
    if (known !== undefined) {
      throw new ResiduaError('invalid-input', 'This identity is in the vault already. Choose it from the list.');
    }
    db.prepare(
      `INSERT INTO signing_identity (id, name, subject, issuer, algorithm, self_signed, not_before, not_after,
         sha256_fingerprint, sealed_key, created_at)
       VALUES (:id, :name, :subject, :issuer, :algorithm, :selfSigned, :notBefore, :notAfter,
         :sha256Fingerprint, :sealedKey, :createdAt)`,
    ).run({ ...row, selfSigned: Number(row.selfSigned), sealedKey: JSON.stringify(identity.sealedKey) });
    const addCertificate = db.prepare('INSERT INTO signing_certificate (identity_id, position, der) VALUES (?, ?, ?)');
    for (const [position, der] of identity.certificates.entries()) addCertificate.run(row.id, position, der);
  };
  guarded(() => db.transaction(insert).immediate());
  return row;
}

/** @throws ResiduaError `not-found`. */
export function readIdentity(
  db: Connection,
  id: string,
): IdentityRow & IdentityMaterial & { certificates: Uint8Array[] } {
  return guarded(() => {
    const row = db
      .prepare<unknown[], StoredRow & { sealedKey: string }>(
        `SELECT ${COLUMNS}, sealed_key AS sealedKey FROM signing_identity WHERE id = ?`,
      )
      .get(id);
    if (row === undefined) throw noSuchIdentity();
    const certificates = db
      .prepare<unknown[], { der: Uint8Array }>(
        'SELECT der FROM signing_certificate WHERE identity_id = ? ORDER BY position',
      )
      .all(id)
      .map(({ der }) => new Uint8Array(der));
    const { sealedKey, ...description } = row;
    return { ...described(description), certificates, sealedKey: parseJson(sealedKey) };
  });
}

/**
 * Removes an identity with its key. Reports signed with it stay as they are.
 *
 * @throws ResiduaError `not-found`.
 */
export function removeIdentity(db: Connection, id: string): void {
  const { changes } = guarded(() => db.prepare('DELETE FROM signing_identity WHERE id = ?').run(id));
  if (changes === 0) throw noSuchIdentity();
}

function described(row: StoredRow): IdentityRow {
  return { ...row, selfSigned: row.selfSigned === 1 };
}

function noSuchIdentity(): ResiduaError {
  return new ResiduaError('not-found', 'There is no such signing identity in this vault.');
}
