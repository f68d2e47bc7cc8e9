import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { ResiduaError } from '../domain/errors.ts';
import { isVersion } from '../domain/version.ts';

const FORMAT = 'residua-update/1';
/** How the file of a manifest ends, so that it is found beside an installer. */
export const MANIFEST_SUFFIX = '.residua-update.json';
/** A manifest has a few kilobytes. */
export const MANIFEST_MAX_BYTES = 256 * 1024;
const INSTALLER_MAX_BYTES = 2 * 1024 ** 3;

const updateFileSchema = z.strictObject({
  platform: z.enum(['win32', 'darwin', 'linux']),
  arch: z.enum(['x64', 'arm64', 'universal']),
  kind: z.enum(['nsis', 'msi', 'dmg', 'zip', 'appimage', 'deb', 'rpm', 'tar']),
  /** Never a path, and nothing that a shell or a file system understands otherwise. */
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)+$/)
    .max(120),
  sizeInBytes: z.int().min(1).max(INSTALLER_MAX_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
/** One installer of a release. */
export type UpdateFile = z.output<typeof updateFileSchema>;

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.string().refine(isVersion),
  /** Day of the release. */
  date: z.iso.date(),
  /** What is new, as plain text. */
  notes: z.string().max(50_000),
  files: z
    .array(updateFileSchema)
    .min(1)
    .max(60)
    .refine((files) => new Set(files.map(({ name }) => name.toLowerCase())).size === files.length),
});
/** What a release says of itself. */
export type UpdateManifest = z.output<typeof manifestSchema>;

const signedManifestSchema = manifestSchema.extend({
  /** One for each key that the release is signed with; while keys are changed there are two. */
  signatures: z
    .array(
      z.strictObject({
        /** `keyId` of the key. */
        key: z.string().regex(/^[0-9a-f]{16}$/),
        /** Ed25519 over `canonicalBytes`, base64. */
        value: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
      }),
    )
    .min(1)
    .max(8),
});
type SignedManifest = z.output<typeof signedManifestSchema>;
type UpdateSignature = SignedManifest['signatures'][number];

/** The bytes that are signed: JSON without white space, names in the order of their code units (RFC 8785). */
export function canonicalBytes(manifest: UpdateManifest): Buffer {
  return Buffer.from(canonical(manifest), 'utf8');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/**
 * A public key as it is pinned: SubjectPublicKeyInfo (RFC 8410), DER in base64.
 *
 * @throws RangeError when it is no Ed25519 key.
 */
export function publicKeyOf(pinned: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(pinned, 'base64'), format: 'der', type: 'spki' });
  } catch (cause) {
    throw new RangeError('This is not a public key.', { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('Only Ed25519 keys sign updates.');
  return key;
}

/** The first 16 hexadecimal digits of the SHA-256 of the SubjectPublicKeyInfo. */
export function keyId(key: KeyObject): string {
  const der = key.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/**
 * The manifest in the bytes of a file, when one of the pinned keys signed it.
 *
 * @param pinned keys as `publicKeyOf` takes them.
 * @throws ResiduaError `update-invalid`.
 */
export function readManifest(bytes: Uint8Array, pinned: readonly string[]): UpdateManifest {
  const { signatures, ...manifest } = parse(bytes);
  const keys = pinned.map(publicKeyOf);
  const signed = canonicalBytes(manifest);
  const known = signatures.filter(({ key }) => keys.some((one) => keyId(one) === key));
  if (known.length === 0) {
    throw invalid(
      'is not signed with a key that this version of Residua knows. Do not install anything that came with it',
    );
  }
  const holds = known.some(({ key: id, value }) =>
    keys.some((key) => keyId(key) === id && verify(null, signed, key, Buffer.from(value, 'base64'))),
  );
  if (!holds) throw invalid('was changed after it was signed. Do not install anything that came with it');
  return manifest;
}

function parse(bytes: Uint8Array): SignedManifest {
  if (bytes.length > MANIFEST_MAX_BYTES) throw invalid('is too large to be one');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid('is not JSON text: it is damaged, or another file');
  }
  const format = z.object({ format: z.string().regex(/^residua-update\/\d{1,6}$/) }).safeParse(value);
  if (format.success && format.data.format !== FORMAT) {
    throw invalid(
      `has the format ${format.data.format}, which this version of Residua does not know. Install an update between the two first`,
    );
  }
  const parsed = signedManifestSchema.safeParse(value);
  if (!parsed.success) throw invalid('is damaged, or another file');
  return parsed.data;
}

/** The manifest as it is released. */
export function manifestText(manifest: UpdateManifest, signatures: readonly UpdateSignature[]): string {
  return `${JSON.stringify(signedManifestSchema.parse({ ...manifest, signatures }), null, 2)}\n`;
}

function invalid(what: string): ResiduaError {
  return new ResiduaError('update-invalid', `The description of the update ${what}.`);
}
