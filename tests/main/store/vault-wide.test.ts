import { describe, expect, test } from 'vitest';
import { examinerSchema } from '../../../main/domain/evaluation/case.ts';
import { readExaminer, saveExaminer } from '../../../main/store/examiner.ts';
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
    expect(readSettings(db)).toStrictEqual({ theme: 'system' });
    saveSettings(db, { theme: 'dark' });
    expect(readSettings(db)).toStrictEqual({ theme: 'dark' });
    db.exec(`UPDATE setting SET value = '"sepia"'; INSERT INTO setting VALUES ('density', '3')`);
    expect(readSettings(db)).toStrictEqual({ theme: 'system' });
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

  test('are listed newest first without their keys, and read with them', () => {
    const db = temporaryStore();
    const first = addIdentity(db, identity, new Date('2026-10-05T09:00:00Z'));
    const second = addIdentity(
      db,
      { ...identity, selfSigned: true, algorithm: 'P-256', sha256Fingerprint: 'cd'.repeat(32) },
      new Date('2026-10-05T10:00:00Z'),
    );
    expect(listIdentities(db)).toStrictEqual([second, first]);
    const { certificates, sealedKey, ...described } = identity;
    expect(first).toStrictEqual({ ...described, id: first.id, createdAt: '2026-10-05T09:00:00.000Z' });
    expect(readIdentity(db, first.id)).toStrictEqual({ ...first, certificates: [...certificates], sealedKey });
  });

  test('are removed with certificates and key; one that is not there is not found', () => {
    const db = temporaryStore();
    const { id } = addIdentity(db, identity, new Date());
    removeIdentity(db, id);
    expect(listIdentities(db)).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM signing_certificate').pluck().get()).toBe(0);
    expect(failureOf(() => readIdentity(db, id))).toBe('not-found');
    expect(failureOf(() => removeIdentity(db, id))).toBe('not-found');
  });

  test('the same certificate is not taken twice', () => {
    const db = temporaryStore();
    addIdentity(db, identity, new Date());
    expect(failureOf(() => addIdentity(db, identity, new Date()))).toBe('invalid-input');
    expect(listIdentities(db)).toHaveLength(1);
  });
});
