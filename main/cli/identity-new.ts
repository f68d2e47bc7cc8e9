import { createIdentity, describeIdentity } from '../signing/identity.ts';
import { writeP12 } from '../signing/p12-write.ts';
import { readPassword, targetPath, writeTargets } from './files.ts';
import type { CliIo } from './io.ts';

export interface IdentityNewOptions {
  readonly name: string;
  readonly out: string;
  readonly p12PasswordFile: string;
  readonly algorithm: 'P-256' | 'RSA-3072';
  readonly organization?: string;
  readonly license?: string;
  readonly email?: string;
  readonly force?: boolean;
}

/** `identity new`: a self-signed identity in a .p12 file; tells its name, term and fingerprint as JSON. */
export async function identityNewCommand(options: IdentityNewOptions, io: CliIo): Promise<void> {
  const target = targetPath(options.out, options.force === true, io);
  const password = readPassword(options.p12PasswordFile, io);
  const identity = await createIdentity({
    name: options.name,
    algorithm: options.algorithm,
    now: io.now(),
    ...(options.organization === undefined ? {} : { organization: options.organization }),
    ...(options.license === undefined ? {} : { licenceNumber: options.license }),
    ...(options.email === undefined ? {} : { email: options.email }),
  });
  await writeTargets({ path: target, bytes: await writeP12(identity, password), overwrite: options.force === true });
  const { name, algorithm, notBefore, notAfter, sha256Fingerprint } = describeIdentity(identity);
  io.out(
    `${JSON.stringify({ file: options.out, name, algorithm, notBefore, notAfter, sha256Fingerprint }, null, 2)}\n`,
  );
}
