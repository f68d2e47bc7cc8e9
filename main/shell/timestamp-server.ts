import { ResiduaError } from '../domain/errors.ts';
import { timestampAddress, type AskServer, type TimestampServer } from '../signing/timestamp.ts';

/** A token with its certificates has a few kilobytes. */
const MAX_ANSWER = 256 * 1024;
const PATIENCE_MS = 20_000;

/**
 * Sends a query to the one address given, follows no redirect and gives up after 20 seconds. It does not go through Chromium,
 * whose network stays closed; nothing else in Residua sends anything.
 */
export const askTimestampServer: AskServer = async (url, query) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: new Uint8Array(query),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const host = new URL(url).host;
  if (!answer.ok) throw unfit(host, `answers with HTTP status ${String(answer.status)}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = (answer.body ?? unavailable(host)).getReader();
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

/** The server that the settings name; undefined when they name none. */
export function timestampServer(url: string | null, without = false): TimestampServer | undefined {
  return url === null || without ? undefined : { url, ask: askTimestampServer };
}

/** Settings with a usable address, or none. @throws ResiduaError `invalid-input` at /timestampUrl. */
export function withTimestampAddress<Settings extends { readonly timestampUrl: string | null }>(
  settings: Settings,
): Settings {
  const { timestampUrl } = settings;
  if (timestampUrl === null || timestampUrl.trim() === '') return { ...settings, timestampUrl: null };
  return { ...settings, timestampUrl: timestampAddress(timestampUrl) };
}

function unavailable(host: string): never {
  throw unfit(host, 'sends an empty answer');
}

function unfit(host: string, what: string): ResiduaError {
  return new ResiduaError(
    'timestamp-failed',
    `The timestamp server ${host} ${what}. Nothing was signed. Try again, or sign without a timestamp.`,
  );
}
