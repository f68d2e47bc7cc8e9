import { randomUUID } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import { strokesSchema, type Strokes } from '../domain/signature-strokes.ts';
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
  readonly licenceNumber: string | null;
  /** How the person signs on paper; null: the name in a face like handwriting. */
  readonly drawnSignature: Strokes | null;
}
export type SigningAlgorithm = 'P-256' | 'P-384' | 'P-521' | `RSA-${number}`;

export interface IdentityMaterial {
  /** DER, the signer's own first. */
  readonly certificates: readonly Uint8Array[];
  /** The sealed private key as JSON; what it holds is the business of `signing`. */
  readonly sealedKey: unknown;
}

type NewIdentity = Omit<IdentityRow, 'id' | 'createdAt' | 'licenceNumber' | 'drawnSignature'> &
  IdentityMaterial & {
    /** Whose it is. */
    readonly accountId: string;
    readonly licenceNumber?: string | null;
  };
type StoredRow = Omit<IdentityRow, 'selfSigned' | 'drawnSignature'> & {
  selfSigned: number;
  drawnSignature: string | null;
};

const COLUMNS = `id, name, subject, issuer, algorithm, self_signed AS selfSigned, not_before AS notBefore,
  not_after AS notAfter, sha256_fingerprint AS sha256Fingerprint, created_at AS createdAt, licence_number AS licenceNumber,
  drawn_signature AS drawnSignature`;

/** The identities of an account, the newest first. */
export function listIdentities(db: Connection, accountId: string): IdentityRow[] {
  return guarded(() =>
    db
      .prepare<unknown[], StoredRow>(
        `SELECT ${COLUMNS} FROM signing_identity WHERE account_id = ? ORDER BY created_at DESC, id`,
      )
      .all(accountId)
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
    licenceNumber: identity.licenceNumber ?? null,
    drawnSignature: null,
  };
  const insert = (): void => {
    const known = db.prepare('SELECT 1 FROM signing_identity WHERE sha256_fingerprint = ?').get(row.sha256Fingerprint);
    if (known !== undefined) {
      throw new ResiduaError('invalid-input', 'This identity is in the vault already. Choose it from the list.');
    }
    db.prepare(
      `INSERT INTO signing_identity (id, name, subject, issuer, algorithm, self_signed, not_before, not_after,
         sha256_fingerprint, sealed_key, created_at, licence_number, account_id)
       VALUES (:id, :name, :subject, :issuer, :algorithm, :selfSigned, :notBefore, :notAfter,
         :sha256Fingerprint, :sealedKey, :createdAt, :licenceNumber, :accountId)`,
    ).run({
      ...row,
      drawnSignature: undefined,
      selfSigned: Number(row.selfSigned),
      sealedKey: JSON.stringify(identity.sealedKey),
      accountId: identity.accountId,
    });
    const addCertificate = db.prepare('INSERT INTO signing_certificate (identity_id, position, der) VALUES (?, ?, ?)');
    for (const [position, der] of identity.certificates.entries()) addCertificate.run(row.id, position, der);
  };
  guarded(() => db.transaction(insert).immediate());
  return row;
}

/** @throws ResiduaError `not-found`, also when it is that of another account. */
export function readIdentity(
  db: Connection,
  id: string,
  accountId: string,
): IdentityRow & IdentityMaterial & { certificates: Uint8Array[] } {
  return guarded(() => {
    const row = db
      .prepare<unknown[], StoredRow & { sealedKey: string }>(
        `SELECT ${COLUMNS}, sealed_key AS sealedKey FROM signing_identity WHERE id = ? AND account_id = ?`,
      )
      .get(id, accountId);
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
 * @throws ResiduaError `not-found`, also when it is that of another account.
 */
export function removeIdentity(db: Connection, id: string, accountId: string): void {
  const { changes } = guarded(() =>
    db.prepare('DELETE FROM signing_identity WHERE id = ? AND account_id = ?').run(id, accountId),
  );
  if (changes === 0) throw noSuchIdentity();
}

/**
 * Keeps how the person of an identity signs on paper; null: the name in a face like handwriting.
 *
 * @throws ResiduaError `not-found`, also when it is that of another account.
 */
export function setDrawnSignature(db: Connection, id: string, accountId: string, strokes: Strokes | null): IdentityRow {
  const drawing = strokes === null ? null : JSON.stringify(strokes);
  const row = guarded(() =>
    db
      .prepare<unknown[], StoredRow>(
        `UPDATE signing_identity SET drawn_signature = ? WHERE id = ? AND account_id = ? RETURNING ${COLUMNS}`,
      )
      .get(drawing, id, accountId),
  );
  if (row === undefined) throw noSuchIdentity();
  return described(row);
}

/** The sealed keys of an account's identities. */
export function sealedKeys(db: Connection, accountId: string): { id: string; sealedKey: unknown }[] {
  return guarded(() =>
    db
      .prepare<unknown[], { id: string; sealedKey: string }>(
        'SELECT id, sealed_key AS sealedKey FROM signing_identity WHERE account_id = ?',
      )
      .all(accountId)
      .map(({ id, sealedKey }) => ({ id, sealedKey: parseJson(sealedKey) })),
  );
}

/** Puts other sealed keys in place, all or none. */
export function replaceSealedKeys(db: Connection, keys: readonly { id: string; sealedKey: unknown }[]): void {
  guarded(() => {
    const replace = db.prepare('UPDATE signing_identity SET sealed_key = ? WHERE id = ?');
    db.transaction(() => {
      for (const { id, sealedKey } of keys) replace.run(JSON.stringify(sealedKey), id);
    }).immediate();
  });
}

function described(row: StoredRow): IdentityRow {
  const { drawnSignature, ...rest } = row;
  return {
    ...rest,
    selfSigned: row.selfSigned === 1,
    drawnSignature: drawnSignature === null ? null : strokesSchema.parse(parseJson(drawnSignature)),
  };
}

function noSuchIdentity(): ResiduaError {
  return new ResiduaError('not-found', 'There is no such signing identity in this vault.');
}
