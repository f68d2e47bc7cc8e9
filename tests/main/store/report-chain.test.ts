import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyAddendum, type Addendum } from '../../../main/domain/addendum.ts';
import { evaluationSchema } from '../../../main/domain/evaluation/evaluation.ts';
import type { Connection } from '../../../main/store/connection.ts';
import { createEvaluation, listEvaluations, sealEvaluation } from '../../../main/store/evaluations.ts';
import { addIdentity, listIdentities, setDrawnSignature } from '../../../main/store/identities.ts';
import {
  addAddendum,
  addCountersignature,
  addendum as readAddendum,
  countersignature,
  discardAddendumDraft,
  newestReport,
  nextAddendumNumber,
  readChain,
  saveAddendumDraft,
} from '../../../main/store/report-chain.ts';
import { temporaryStore } from './temporary-store.ts';

const now = new Date('2026-10-05T09:30:00.000Z');
const evaluation = evaluationSchema.parse({ format: 'residua-evaluation/1' });
const content: Addendum = { ...emptyAddendum(evaluation), kind: 'correction', reason: 'r', body: 'b' };

function signed(text: string, timestampedAt: Date | null = null) {
  const pdf = Buffer.from(text);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, signerName: 'Ada', signedAt: now, certificateFingerprint: sha256, timestampedAt };
}

function sealed(db: Connection): string {
  const { id } = createEvaluation(db, evaluation, now);
  sealEvaluation(db, { id, revision: 0, report: signed('%PDF report', now) }, now);
  return id;
}

describe('the documents of a signed evaluation', () => {
  test('a draft has none, and takes none', () => {
    const db = temporaryStore();
    const { id } = createEvaluation(db, evaluation, now);
    expect(readChain(db, id)).toBeNull();
    for (const attempt of [
      () => {
        saveAddendumDraft(db, id, content, now);
      },
      () => {
        addAddendum(db, { evaluationId: id, number: 1, content, signed: signed('%PDF a') });
      },
      () => newestReport(db, id),
    ]) {
      expect(attempt).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });

  test('a countersigned version follows the report, names it, and becomes the newest', () => {
    const db = temporaryStore();
    const id = sealed(db);
    const { sha256 } = newestReport(db, id);
    expect(sha256).toBe(signed('%PDF report').sha256);
    const second = signed('%PDF report and more');
    addCountersignature(db, { evaluationId: id, previousSha256: sha256, signed: second });
    expect(newestReport(db, id).sha256).toBe(second.sha256);
    const chain = readChain(db, id);
    expect(chain?.report).toMatchObject({ sha256, timestampedAt: now.toISOString() });
    expect(chain?.countersignatures).toMatchObject([{ number: 1, sha256: second.sha256, timestampedAt: null }]);
    expect(Buffer.from(countersignature(db, chain?.countersignatures[0]?.id ?? '').pdf).toString()).toBe(
      '%PDF report and more',
    );
    const again = () => {
      addCountersignature(db, { evaluationId: id, previousSha256: sha256, signed: signed('%PDF other') });
    };
    expect(again).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  test('addenda are numbered, and signing one forgets its draft', () => {
    const db = temporaryStore();
    const id = sealed(db);
    saveAddendumDraft(db, id, { ...content, body: 'first words' }, now);
    saveAddendumDraft(db, id, content, now);
    expect(readChain(db, id)?.draft).toEqual(content);
    addAddendum(db, { evaluationId: id, number: nextAddendumNumber(db, id), content, signed: signed('%PDF one') });
    expect(readChain(db, id)?.draft).toBeNull();
    addAddendum(db, { evaluationId: id, number: 2, content, signed: signed('%PDF two', now) });
    expect(readChain(db, id)?.addenda).toMatchObject([
      { number: 1, kind: 'correction', sizeInBytes: 8 },
      { number: 2, kind: 'correction', timestampedAt: now.toISOString() },
    ]);
    const taken = () => {
      addAddendum(db, { evaluationId: id, number: 2, content, signed: signed('%PDF three') });
    };
    expect(taken).toThrow(expect.objectContaining({ code: 'conflict' }));
    saveAddendumDraft(db, id, content, now);
    discardAddendumDraft(db, id);
    expect(listEvaluations(db, '')).toMatchObject([{ addenda: 2, countersignatures: 0 }]);
    expect(readChain(db, id)?.draft).toBeNull();
  });

  test('what was signed is never changed, removed or replaced', () => {
    const db = temporaryStore();
    const id = sealed(db);
    addCountersignature(db, {
      evaluationId: id,
      previousSha256: newestReport(db, id).sha256,
      signed: signed('%PDF c'),
    });
    addAddendum(db, { evaluationId: id, number: 1, content, signed: signed('%PDF a') });
    for (const table of ['countersignature', 'addendum']) {
      expect(() => db.exec(`UPDATE ${table} SET signer_name = 'x'`)).toThrow(/signed-immutable/);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/signed-immutable/);
      expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(/signed-immutable/);
    }
    const wrong = { ...signed('%PDF'), sha256: '0'.repeat(64) };
    const attempt = () => {
      addAddendum(db, { evaluationId: id, number: 2, content, signed: wrong });
    };
    expect(attempt).toThrow(expect.objectContaining({ code: 'internal' }));
    expect(() => readAddendum(db, id)).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

test('an identity keeps its licence number and its drawn signature, for its own account alone', () => {
  const db = temporaryStore();
  const [accountId, other] = ['6f1c2f7e-0000-4000-8000-000000000001', '6f1c2f7e-0000-4000-8000-000000000002'];
  for (const account of [accountId, other]) {
    db.prepare("INSERT INTO account (id, name, role) VALUES (?, 'A', 'examiner')").run(account);
  }
  const { id } = addIdentity(
    db,
    {
      name: 'Ada',
      subject: 'CN=Ada',
      issuer: 'CN=Ada',
      algorithm: 'P-256',
      selfSigned: true,
      notBefore: now.toISOString(),
      notAfter: now.toISOString(),
      sha256Fingerprint: 'a'.repeat(64),
      certificates: [Uint8Array.of(1)],
      sealedKey: {},
      accountId,
      licenceNumber: 'A-000000',
    },
    now,
  );
  expect(listIdentities(db, accountId)).toMatchObject([{ licenceNumber: 'A-000000', drawnSignature: null }]);
  const strokes: [number, number][][] = [
    [
      [0, 0],
      [1000, 300],
    ],
  ];
  expect(setDrawnSignature(db, id, accountId, strokes).drawnSignature).toEqual(strokes);
  expect(() => setDrawnSignature(db, id, other, null)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(listIdentities(db, accountId)).toMatchObject([{ drawnSignature: strokes }]);
  expect(setDrawnSignature(db, id, accountId, null).drawnSignature).toBeNull();
});
