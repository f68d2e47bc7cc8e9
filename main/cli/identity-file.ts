import { askTimestampServer } from '../signing/ask-timestamp-server.ts';
import type { Evaluation } from '../domain/evaluation/evaluation.ts';
import { isSamePerson } from '../domain/same-person.ts';
import { describeIdentity, type SigningIdentity } from '../signing/identity.ts';
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

/** Warns when the signature will show another name than the examiner's: verification will say so too. */
export function warnOtherExaminer({ examiner }: Evaluation, identity: SigningIdentity, io: CliIo): void {
  const examinerName = examiner.name?.trim() ?? '';
  const { name } = describeIdentity(identity);
  if (examinerName === '' || isSamePerson(examinerName, name)) return;
  io.err(`warning: /examiner/name: is ${examinerName}, while the identity that signs is of ${name}; check who signs\n`);
}
