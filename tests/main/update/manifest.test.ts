import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UPDATE_CHANNEL, channelObstacle } from '../../../main/update/channel.ts';
import {
  canonicalBytes,
  keyId,
  MANIFEST_MAX_BYTES,
  manifestText,
  publicKeyOf,
  readManifest,
} from '../../../main/update/manifest.ts';
import { failureOf } from '../store/errors.ts';
import { temporaryFolder } from '../store/temporary-store.ts';
import { manifest, signed, signingKey } from './release.ts';

const key = signingKey();
const other = signingKey();
const good = signed(manifest(), key);

/** The manifest in bytes, or the message of their refusal. */
function outcome(bytes: Uint8Array, keys: readonly string[] = [key.pinned]): unknown {
  try {
    return readManifest(bytes, keys);
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the signed description of an update', () => {
  test('is read as it was written', () => {
    expect(outcome(good)).toEqual(manifest());
  });

  test('is signed over JSON without white space and with its names in order', () => {
    const { version, files, ...rest } = manifest();
    expect(canonicalBytes({ ...rest, files, version })).toEqual(canonicalBytes(manifest()));
    const text = canonicalBytes(manifest({ files: manifest().files.slice(2) })).toString();
    expect(text).toMatch(
      /^\{"date":"2026-11-28","files":\[\{"arch":"x64","kind":"nsis","name":"[^"]+","platform":"win32","sha256":"[0-9a-f]{64}","sizeInBytes":1000\}\],"format":"residua-update\/1","notes":"### Added\\n\\n- Größe, 二\.","version":"1\.3\.0"\}$/,
    );
  });

  test('carries a signature that openssl verifies with the public key, as docs/RELEASING.md says', () => {
    const folder = temporaryFolder();
    const file = (name: string, bytes: string | Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const [signature] = (JSON.parse(good.toString()) as { signatures: { value: string }[] }).signatures;
    const verified = execFileSync('openssl', [
      ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey'],
      file('public.pem', key.publicKey.export({ format: 'pem', type: 'spki' })),
      ...['-in', file('signed', canonicalBytes(manifest()))],
      ...['-sigfile', file('signature', Buffer.from(signature?.value ?? '', 'base64'))],
    ]);
    expect(verified.toString()).toContain('Verified Successfully');
  });

  test('is taken when one of several pinned keys signed it, and with several signatures', () => {
    expect(outcome(good, [other.pinned, key.pinned])).toEqual(manifest());
    const both = signed(manifest(), other, key);
    for (const pinned of [[key.pinned], [other.pinned], [key.pinned, other.pinned]]) {
      expect(outcome(both, pinned)).toEqual(manifest());
    }
  });

  test('is refused when no pinned key signed it, and when none is pinned', () => {
    for (const pinned of [[], [other.pinned]]) expect(outcome(good, pinned)).toMatch(/not signed with a key/);
    expect(failureOf(() => readManifest(good, [other.pinned]))).toBe('update-invalid');
  });

  test('is refused when the name of a known key stands over the signature of another', () => {
    const forged = other.privateKey;
    const value = sign(null, canonicalBytes(manifest()), forged).toString('base64');
    const text = manifestText(manifest(), [{ key: keyId(key.publicKey), value }]);
    expect(outcome(Buffer.from(text))).toMatch(/was changed after it was signed/);
  });

  test('is never taken as something else than was signed, whichever byte is changed', () => {
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('change', 'remove', 'repeat'),
        (at, by, how) => {
          const bytes = Buffer.from(good);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          const edited = {
            change: bytes,
            remove: Buffer.concat([good.subarray(0, at), good.subarray(at + 1)]),
            repeat: Buffer.concat([good.subarray(0, at + 1), good.subarray(at)]),
          }[how];
          const read = outcome(edited);
          // White space may differ; the content may not.
          if (typeof read !== 'string') expect(read).toEqual(manifest());
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('is never taken after a value of it was changed', () => {
    const values = {
      version: '1.4.0',
      date: '2026-11-29',
      notes: '',
      files: manifest().files.slice(1),
    };
    for (const [name, value] of Object.entries(values)) {
      const text = JSON.stringify({ ...(JSON.parse(good.toString()) as object), [name]: value });
      expect(outcome(Buffer.from(text)), name).toMatch(/was changed after it was signed/);
    }
  });

  test.each([
    ['no JSON', Buffer.from('{'), /not JSON/],
    ['no UTF-8', Buffer.from([0xff]), /not JSON/],
    ['of a later format', Buffer.from('{"format":"residua-update/2"}'), /residua-update\/2, which this version/],
    ['another file', Buffer.from('{"format":"residua-evaluation/1"}'), /damaged, or another file/],
    ['without signatures', Buffer.from(JSON.stringify(manifest())), /damaged, or another file/],
    ['endless', Buffer.alloc(MANIFEST_MAX_BYTES + 1, ' '), /too large/],
  ])('that is %s is refused with the reason', (_, bytes, message) => {
    expect(outcome(bytes)).toMatch(message);
  });

  test.each(['../escape.exe', 'a/b.exe', 'C:evil.exe', '.hidden', 'name', 'con\u202Eexe.deb', 'a.exe\n', ''])(
    'cannot name a file “%s”',
    (name) => {
      const [file] = manifest().files;
      const text = JSON.stringify({
        ...(JSON.parse(good.toString()) as object),
        files: [{ ...file, name }],
      });
      expect(outcome(Buffer.from(text))).toMatch(/damaged, or another file/);
    },
  );

  test('survives any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(typeof outcome(bytes)).toBe('string');
        },
      ),
    );
  });
});

describe('the keys inside the program', () => {
  test('are Ed25519, and nobody is asked at an address that is not https', () => {
    expect(UPDATE_CHANNEL.keys.map((pinned) => publicKeyOf(pinned).asymmetricKeyType)).toEqual(
      UPDATE_CHANNEL.keys.map(() => 'ed25519'),
    );
    expect(UPDATE_CHANNEL.ca).toBeUndefined();
    expect(new URL(UPDATE_CHANNEL.address ?? 'https://none.invalid').protocol).toBe('https:');
  });

  test('of another kind are refused', () => {
    const rsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });
    expect(() => publicKeyOf(rsa.toString('base64'))).toThrow('Only Ed25519');
    expect(() => publicKeyOf('AAAA')).toThrow('not a public key');
  });

  test('are missed in words', () => {
    expect(channelObstacle({ address: null, keys: [] })).toMatch(/has no update key/);
    expect(channelObstacle({ address: null, keys: [key.pinned] })).toBeNull();
  });
});
