import { request } from 'node:https';
import { ResiduaError } from '../domain/errors.ts';
import { MANIFEST_MAX_BYTES } from './manifest.ts';

const PATIENCE_MS = 20_000;

/**
 * Gets the description of the newest release from its one address. The request says nothing but that: no version, no cookie, no
 * name of program or machine. It does not go through Chromium, whose network stays closed; it follows no redirect, takes at
 * most 256 kB and gives up after 20 seconds.
 *
 * @param ca another authority for the server's certificate than the usual ones, PEM.
 * @throws ResiduaError `update-unreachable`.
 */
export function askManifest(address: string, { ca, patience = PATIENCE_MS }: Asking = {}): Promise<Uint8Array> {
  const { host } = new URL(address);
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown): void => {
      asked.destroy();
      reject(unreachable(host, what, cause));
    };
    const asked = request(address, {
      method: 'GET',
      agent: false,
      headers: { accept: 'application/json', 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(patience),
      ...(ca === undefined ? {} : { ca }),
    });
    asked.on('error', (cause) => {
      fail(cause.name === 'AbortError' ? 'did not answer in time' : 'could not be reached', cause);
    });
    asked.on('response', (answer) => {
      const { statusCode = 0 } = answer;
      if (statusCode >= 300 && statusCode < 400) {
        fail('points to another address, which is not followed');
        return;
      }
      if (statusCode !== 200) {
        fail(`answers with HTTP status ${String(statusCode)}`);
        return;
      }
      const pieces: Buffer[] = [];
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        size += piece.length;
        pieces.push(piece);
        if (size > MANIFEST_MAX_BYTES) fail('sends more than the description of an update');
      });
      answer.on('error', (cause) => {
        fail(cause.name === 'AbortError' ? 'did not answer in time' : 'broke off', cause);
      });
      answer.on('end', () => {
        if (answer.complete) resolve(Buffer.concat(pieces));
        else fail('broke off');
      });
    });
    asked.end();
  });
}

interface Asking {
  readonly ca?: string | undefined;
  /** Milliseconds until it gives up. */
  readonly patience?: number;
}

function unreachable(host: string, what: string, cause: unknown): ResiduaError {
  return new ResiduaError(
    'update-unreachable',
    `The update server ${host} ${what}. Try again later, or take the update from a file.`,
    { cause },
  );
}
