import { askTimestampServer } from '../signing/ask-timestamp-server.ts';
import type { SigningIdentity } from '../signing/identity.ts';
import { readP12 } from '../signing/p12.ts';
import { timestampAddress, type TimestampServer } from '../signing/timestamp.ts';
import { P12_MAX_BYTES, readInput, readPassword } from './files.ts';
import type { CliIo } from './io.ts';

/** The identity of a .p12 file, opened by the password in another file. @throws Refusal; ResiduaError as `readP12`. */
export function identityFile(p12: string, passwordFile: string, io: CliIo): Promise<SigningIdentity> {
  const password = readPassword(passwordFile, io);
  return readP12(readInput(p12, '--p12', P12_MAX_BYTES, io), password);
}

/** The server that --timestamp-url names; undefined when it names none. @throws ResiduaError `invalid-input`. */
export function timestampOption(url: string | undefined): TimestampServer | undefined {
  return url === undefined ? undefined : { url: timestampAddress(url), ask: askTimestampServer };
}
