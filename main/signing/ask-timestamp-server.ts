import { ResiduaError } from '../domain/errors.ts';
import type { AskServer } from './timestamp.ts';

/** A token with its certificates has a few kilobytes. */
const MAX_ANSWER = 256 * 1024;
const PATIENCE_MS = 20_000;

/**
 * Sends a query to the one address given, follows no redirect and gives up after 20 seconds. In the application it does not go
 * through Chromium, whose network stays closed.
 */
export const askTimestampServer: AskServer = async (url, query) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: new Uint8Array(query),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { host } = new URL(url);
  if (!answer.ok) throw unfit(host, `answers with HTTP status ${answer.status}`);
  const body: ReadableStream<Uint8Array> | null = answer.body;
  if (body === null) throw unfit(host, 'sends an empty answer');
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MAX_ANSWER) {
      await reader.cancel();
      throw unfit(host, 'sends more than a timestamp');
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
};

function unfit(host: string, what: string): ResiduaError {
  return new ResiduaError(
    'timestamp-failed',
    `The timestamp server ${host} ${what}. Nothing was signed. Try again, or sign without a timestamp.`,
  );
}
