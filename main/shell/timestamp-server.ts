import { askTimestampServer } from '../signing/ask-timestamp-server.ts';
import { timestampAddress, type TimestampServer } from '../signing/timestamp.ts';

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
