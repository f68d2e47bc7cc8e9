import { describe, expect, it } from 'vitest';
import type { ReportCheck, VerifiedData, VerifiedSignature } from '../../../../main/contract/verification-schemas.ts';
import {
  dataLines,
  historyLines,
  leadOf,
  plainText,
  signatureFacts,
} from '../../../../renderer/features/verify/result-words.ts';

const SIGNATURE: VerifiedSignature = {
  kind: 'signature',
  judged: true,
  addedSince: [],
  valid: true,
  coversWholeDocument: true,
  subFilter: 'ETSI.CAdES.detached',
  signer: 'Jordan Specimen',
  signedAt: '2026-10-06T14:05:09-07:00',
  certification: 2,
  reason: null,
  fieldName: 'ExaminerSignature',
  statedReason: null,
  location: '',
  fingerprint: '0123456789abcdef'.repeat(4),
  issuer: 'CN=Jordan Specimen',
  selfSigned: true,
  algorithm: 'P-256',
  timestamp: 'none',
  timestampTime: null,
  timestampAuthority: null,
  subject: 'CN=Jordan Specimen',
  serial: '01',
  chain: [
    {
      subject: 'CN=Jordan Specimen',
      issuer: 'CN=Jordan Specimen',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2031-01-01T00:00:00.000Z',
      fingerprint: '0123456789abcdef'.repeat(4),
    },
  ],
  chainReaches: 'self-signed',
  coveredBytes: 308_817,
};
const DATA: VerifiedData = {
  kind: 'read',
  reason: null,
  examiner: 'Jordan Specimen',
  score: {
    result: 'same',
    attached: { value: '−3.5', code: 'G8652' },
    printed: { value: '−3.5', code: 'G8652' },
  },
  rebuilt: { result: 'identical' },
};
const CHECK: ReportCheck = {
  judged: true,
  valid: true,
  reason: null,
  signatures: [SIGNATURE],
  revisions: [{ end: 308_817, signers: ['Jordan Specimen'], changes: [] }],
  verdict: 'valid',
  summary: 'Valid',
  remarks: [],
  attachedData: DATA,
};

const factOf = (signature: Partial<VerifiedSignature>, label: string): string | undefined =>
  signatureFacts({ ...SIGNATURE, ...signature }).find((fact) => fact.label === label)?.value;

describe('the lead', () => {
  it('names the signers, and that nothing was changed only when a signature covers all', () => {
    expect(leadOf(CHECK)).toBe('Signed by Jordan Specimen; nothing was changed since.');
    const two = { ...SIGNATURE, signer: 'Rita Reviewer' };
    expect(leadOf({ ...CHECK, signatures: [{ ...SIGNATURE, coversWholeDocument: false }, two] })).toBe(
      'Signed by Jordan Specimen and Rita Reviewer; nothing was changed since.',
    );
  });

  it('says of an unsigned file that nothing is shown, and of one that is not valid to stay away', () => {
    expect(leadOf({ ...CHECK, verdict: 'not-valid', signatures: [] })).toMatch(/^Nobody has signed this PDF/);
    expect(leadOf({ ...CHECK, verdict: 'not-valid' })).toMatch(/^Do not rely on this file/);
  });
});

describe('the facts of a signature', () => {
  it('tell the time with its offset, and leave out what is empty', () => {
    expect(factOf({}, 'Signed at')).toBe("2026-10-06 14:05:09 −07:00, as the signer's computer says");
    expect(factOf({ signedAt: '2026-10-06T21:05:09+00:00' }, 'Signed at')).toMatch(/21:05:09 UTC/);
    expect(factOf({}, 'Certificate valid')).toBe('2026-01-01 to 2031-01-01');
    expect(factOf({}, 'Place')).toBeUndefined();
    expect(factOf({ signer: null }, 'Signed by')).toBeUndefined();
  });

  it('tell how far the chain reaches, and never that a root is trusted', () => {
    expect(factOf({}, 'Vouched for by')).toMatch(/self-signed/);
    const [leaf] = SIGNATURE.chain;
    const root = { subject: 'CN=Authority', issuer: 'CN=Authority', notBefore: '', notAfter: '', fingerprint: '' };
    const chain = leaf === undefined ? [] : [leaf, root];
    expect(factOf({ chainReaches: 'root', chain }, 'Vouched for by')).toMatch(/^CN=Authority\. Residua keeps no list/);
    expect(factOf({ chainReaches: 'incomplete', issuer: 'CN=Far' }, 'Vouched for by')).toMatch(
      /^CN=Far, whose certificate/,
    );
  });

  it('tell the timestamp, what is covered and what is permitted', () => {
    expect(factOf({}, 'Timestamp')).toMatch(/^None/);
    const stamped = {
      timestamp: 'valid',
      timestampTime: '2026-10-06T21:05:11.000Z',
      timestampAuthority: 'TSA',
    } as const;
    expect(factOf(stamped, 'Timestamp')).toBe('2026-10-06 21:05:11 UTC, by TSA');
    expect(factOf({ coversWholeDocument: false }, 'Covers')).toBe('The first 308,817 bytes of the file');
    expect([1, 2, 3].map((level) => factOf({ certification: level as 1 | 2 | 3 }, 'Permits later'))).toEqual([
      'Nothing',
      'Filling in forms and signing',
      'Filling in forms, signing and comments',
    ]);
  });

  it('say why a signature is not valid', () => {
    expect(factOf({ valid: false, reason: 'The document was changed after it was signed.' }, 'Signature')).toBe(
      'NOT valid: The document was changed after it was signed.',
    );
  });
});

describe('history and data', () => {
  it('tell each state with what was added and who signed it', () => {
    const revisions = [
      ...CHECK.revisions,
      { end: 400_000, signers: [], changes: ['a comment or mark', 'a page added'] },
    ];
    expect(historyLines({ ...CHECK, revisions })).toEqual([
      'First state: signed by Jordan Specimen.',
      'Addition 1: a comment or mark, a page added; not covered by a signature of its own.',
    ]);
  });

  it.each<[Partial<VerifiedData>, RegExp]>([
    [{ kind: 'none' }, /holds no evaluation to compare with/],
    [{ kind: 'unreadable', reason: 'The PDF is encrypted.' }, /encrypted/],
    [{}, /the same, byte for byte/],
    [{ rebuilt: { result: 'same-pages' } }, /every page is the same/],
    [{ rebuilt: { result: 'different-pages', pages: [3, 7] } }, /these pages differ: 3, 7/],
    [{ rebuilt: { result: 'different-file', name: 'residua-fhir.json' } }, /residua-fhir\.json differs/],
    [{ rebuilt: { result: 'other-version', generator: 'Residua 9' } }, /another version \(Residua 9\)/],
    [{ rebuilt: { result: 'not-tried', reason: 'It is long.' } }, /not built once more and compared\. It is long/],
    [{ score: null }, /could not be read/],
    [
      {
        score: { result: 'different', attached: { value: '1', code: 'G8651' }, printed: { value: '−3.5', code: null } },
      },
      /gives residual 1, G8651, but the pages print residual −3\.5, no code/,
    ],
  ])('%j', (change, words) => {
    expect(dataLines({ ...DATA, ...change }).join(' ')).toMatch(words);
  });

  it('are all in the text to copy', () => {
    const text = plainText({
      fileName: 'r.pdf',
      sha256: 'ab'.repeat(32),
      check: CHECK,
      addendum: [],
      exhibits: ['The report names exhibit A.'],
      canImport: false,
    });
    for (const part of ['r.pdf', 'ab'.repeat(32), 'Valid', 'Signed by: Jordan Specimen', 'First state', 'G8652']) {
      expect(text).toContain(part);
    }
  });
});
