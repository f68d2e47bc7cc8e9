import { createHash, randomBytes } from 'node:crypto';
import { ResiduaError } from '../domain/errors.ts';
import { OID } from './algorithms.ts';
import { SignatureFault } from './cms-verify.ts';
import { DerError, TAG, child, readDer, readText, readUnsigned, sameBytes, type DerNode } from './der.ts';
import * as der from './der-write.ts';
import { checkTimestampToken, readTimestampToken, type Timestamp } from './timestamp-token.ts';

/** Sends a query to a timestamp server and gives its answer; the only thing that may speak to a network. */
export type AskServer = (url: string, query: Uint8Array) => Promise<Uint8Array>;

export interface TimestampServer {
  readonly url: string;
  readonly ask: AskServer;
}

export interface ReceivedTimestamp extends Timestamp {
  /** The token, DER, as it is embedded in a signature. */
  readonly token: Uint8Array;
}

/** How long a token may be, so that it fits the room reserved in the report. */
const MAX_TOKEN = 9_000;

/** What a server says to refuse, in words (RFC 3161 section 2.4.2). */
const FAILURES: Readonly<Record<number, string>> = {
  0: 'it does not know the algorithm',
  2: 'it calls the request malformed',
  5: 'it calls the data malformed',
  14: 'its source of time is not available',
  15: 'it does not know the policy',
  16: 'it does not know an extension',
  17: 'it cannot give what was asked for',
  25: 'it has a fault of its own',
};

/**
 * The address of a timestamp server as it is used: http or https, without a user name or password.
 *
 * @throws ResiduaError `invalid-input`.
 */
export function timestampAddress(text: string): string {
  const address = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const usable =
    address !== null &&
    ['http:', 'https:'].includes(address.protocol) &&
    address.username === '' &&
    address.hash === '';
  if (!usable || address.password !== '') {
    throw new ResiduaError(
      'invalid-input',
      'The timestamp server needs a whole address such as https://timestamp.example.org, without a password.',
      { path: '/timestampUrl' },
    );
  }
  return address.href;
}

/**
 * A timestamp over `data` (RFC 3161): the server sees only its SHA-256 and a random number. The answer is checked: status,
 * imprint, random number, signature, and a certificate that is for timestamps.
 *
 * @throws ResiduaError `timestamp-failed` when the server cannot be reached, refuses, or its answer does not hold.
 */
export async function requestTimestamp(server: TimestampServer, data: Uint8Array): Promise<ReceivedTimestamp> {
  const imprint = createHash('sha256').update(data).digest();
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const query = der.sequence(
    der.integer(1),
    der.sequence(der.algorithm(OID.sha256, der.nothing()), der.octetString(imprint)),
    der.unsigned(nonce),
    der.boolean(true), // the server's certificate shall be in its answer
  );
  let answer: Uint8Array;
  try {
    answer = await server.ask(server.url, query);
  } catch (cause) {
    if (cause instanceof ResiduaError) throw cause;
    throw failed(server, 'could not be reached', cause);
  }
  try {
    const token = grantedToken(answer, server);
    const stamp = readTimestampToken(token);
    if (stamp.nonce === undefined || !sameBytes(stamp.nonce, nonce)) {
      throw failed(server, 'answered to another question (its random number differs)');
    }
    const timestamp = await checkTimestampToken(token, data);
    if (token.length > MAX_TOKEN) throw failed(server, 'sends more certificates than fit in a signature');
    return { ...timestamp, token };
  } catch (error) {
    if (error instanceof SignatureFault)
      throw failed(server, `sent an answer that does not hold: ${error.message}`, error);
    if (error instanceof DerError) throw failed(server, `sent an answer that cannot be read: ${error.message}`, error);
    throw error;
  }
}

/** The token of an answer that grants it. @throws DerError; ResiduaError `timestamp-failed` when it is refused. */
function grantedToken(answer: Uint8Array, server: TimestampServer): Uint8Array {
  const response = readDer(answer);
  const info = child(response, 0, TAG.sequence, 'the status');
  const status = readUnsigned(info.children[0], 'the status').at(-1);
  if (status !== 0 && status !== 1) throw failed(server, `refuses: ${refusalText(info)}`);
  return child(response, 1, TAG.sequence, 'the token').raw;
}

function refusalText(info: DerNode): string {
  const bits = info.children.find(({ tag }) => tag === TAG.bitString)?.value.subarray(1) ?? new Uint8Array();
  for (let bit = 0; bit < bits.length * 8; bit += 1) {
    const words = FAILURES[bit];
    if (((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0 && words !== undefined) return words;
  }
  const said = info.children[1]?.tag === TAG.sequence ? info.children[1].children[0] : undefined;
  return said?.tag === TAG.utf8String ? `it says "${readText(said).slice(0, 120)}"` : 'it gives no reason';
}

function failed(server: TimestampServer, what: string, cause?: unknown): ResiduaError {
  const sentence = what.endsWith('.') ? what : `${what}.`;
  return new ResiduaError(
    'timestamp-failed',
    `The timestamp server ${new URL(server.url).host} ${sentence} Nothing was signed. Try again, or sign without a timestamp.`,
    cause === undefined ? {} : { cause },
  );
}
