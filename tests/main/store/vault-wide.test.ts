import { describe, expect, test } from 'vitest';
import { examinerSchema } from '../../../main/domain/evaluation/case.ts';
import { readExaminer, saveExaminer } from '../../../main/store/examiner.ts';
import { knownAccounts, recordAccounts } from '../../../main/store/accounts.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { addIdentity, listIdentities, readIdentity, removeIdentity } from '../../../main/store/identities.ts';
import { readSettings, saveSettings } from '../../../main/store/settings.ts';
import { failureOf } from './errors.ts';
import { temporaryStore } from './temporary-store.ts';

describe('the examiner', () => {
  test('is empty at first, then what was saved last', () => {
    const db = temporaryStore();
    expect(readExaminer(db)).toStrictEqual(examinerSchema.parse({}));
    saveExaminer(db, examinerSchema.parse({ name: 'Dr. Ada Example', address: 'First line\nSecond line' }));
    const last = examinerSchema.parse({
      name: 'Dr. Ada Example',
      credentials: 'MD',
      specialty: 'Orthopaedic surgery',
      licenceNumber: 'A 1',
      licenceState: 'CA',
      npi: '1234567893',
      organization: 'Example Clinic',
      address: '1 Example Way',
      phone: '555-0100',
      email: 'ada@example.org',
    });
    saveExaminer(db, last);
    expect(readExaminer(db)).toStrictEqual(last);
  });
});

describe('the settings', () => {
  test('have defaults, keep what was saved, and fall back on what a later version may have written', () => {
    const db = temporaryStore();
    expect(readSettings(db)).toStrictEqual({
      theme: 'system',
      lockAfterMinutes: 5,
      updateChecks: false,
      pageSize: 'letter',
      keepSignedYears: 7,
      timestampUrl: null,
    });
    saveSettings(db, {
      theme: 'dark',
      lockAfterMinutes: 20,
      pageSize: 'a4',
      keepSignedYears: 5,
      timestampUrl: null,
      updateChecks: true,
    });
    expect(readSettings(db)).toStrictEqual({
      theme: 'dark',
      lockAfterMinutes: 20,
      updateChecks: true,
      pageSize: 'a4',
      keepSignedYears: 5,
      timestampUrl: null,
    });
    db.exec(
      `UPDATE setting SET value = '"sepia"' WHERE name = 'theme'; UPDATE setting SET value = '-1' WHERE name <> 'theme'; INSERT INTO setting VALUES ('density', '3')`,
    );
    expect(readSettings(db)).toStrictEqual({
      theme: 'system',
      lockAfterMinutes: 5,
      updateChecks: false,
      pageSize: 'letter',
      keepSignedYears: 7,
      timestampUrl: null,
    });
  });
});

describe('signing identities', () => {
  const identity = {
    name: 'Dr. Ada Example',
    subject: 'CN=Dr. Ada Example',
    issuer: 'CN=Example CA',
    algorithm: 'RSA-3072',
    selfSigned: false,
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2031-01-01T00:00:00.000Z',
    sha256Fingerprint: 'ab'.repeat(32),
    certificates: [Uint8Array.of(48, 1, 2), Uint8Array.of(48, 3)],
    sealedKey: { kdf: { name: 'scrypt' }, ciphertext: 'AAAA' },
  } as const;
  const OWNER = '11111111-1111-4111-8111-111111111111';
  const OTHER = '22222222-2222-4222-8222-222222222222';
  const owned = { ...identity, accountId: OWNER };

  function storeOfTwo(): Connection {
    const db = temporaryStore();
    const accounts = [
      { id: OWNER, name: 'Ada', role: 'examiner' },
      { id: OTHER, name: 'Ben', role: 'reviewer' },
    ] as const;
    recordAccounts(db, accounts, new Date());
    return db;
  }

  test('are listed newest first without their keys, and read with them', () => {
    const db = storeOfTwo();
    const first = addIdentity(db, owned, new Date('2026-10-05T09:00:00Z'));
    const second = addIdentity(
      db,
      { ...owned, selfSigned: true, algorithm: 'P-256', sha256Fingerprint: 'cd'.repeat(32) },
      new Date('2026-10-05T10:00:00Z'),
    );
    expect(listIdentities(db, OWNER)).toStrictEqual([second, first]);
    const { certificates, sealedKey, ...described } = identity;
    expect(first).toStrictEqual({
      ...described,
      id: first.id,
      createdAt: '2026-10-05T09:00:00.000Z',
      drawnSignature: null,
      licenceNumber: null,
    });
    expect(readIdentity(db, first.id, OWNER)).toStrictEqual({ ...first, certificates: [...certificates], sealedKey });
  });

  test('are removed with certificates and key; one that is not there is not found', () => {
    const db = storeOfTwo();
    const { id } = addIdentity(db, owned, new Date());
    removeIdentity(db, id, OWNER);
    expect(listIdentities(db, OWNER)).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM signing_certificate').pluck().get()).toBe(0);
    expect(failureOf(() => readIdentity(db, id, OWNER))).toBe('not-found');
    expect(failureOf(() => removeIdentity(db, id, OWNER))).toBe('not-found');
  });

  test('belong to their account: no other one sees, reads or removes them', () => {
    const db = storeOfTwo();
    const { id } = addIdentity(db, owned, new Date());
    expect(listIdentities(db, OTHER)).toEqual([]);
    expect(failureOf(() => readIdentity(db, id, OTHER))).toBe('not-found');
    expect(failureOf(() => removeIdentity(db, id, OTHER))).toBe('not-found');
    expect(listIdentities(db, OWNER)).toHaveLength(1);
  });

  test('that are older than accounts go to the first account', () => {
    const db = storeOfTwo();
    const { id } = addIdentity(db, owned, new Date());
    db.exec('UPDATE signing_identity SET account_id = NULL');
    recordAccounts(db, [{ id: OTHER, name: 'Ben', role: 'examiner' }], new Date('2026-10-05T09:00:00Z'));
    expect(readIdentity(db, id, OTHER).id).toBe(id);
    expect(knownAccounts(db)).toEqual([
      { id: OWNER, name: 'Ada', role: 'examiner', removedAt: '2026-10-05T09:00:00.000Z' },
      { id: OTHER, name: 'Ben', role: 'examiner', removedAt: null },
    ]);
  });

  test('the same certificate is not taken twice', () => {
    const db = storeOfTwo();
    addIdentity(db, owned, new Date());
    expect(failureOf(() => addIdentity(db, owned, new Date()))).toBe('invalid-input');
    expect(listIdentities(db, OWNER)).toHaveLength(1);
  });
});
