import { readFileSync } from 'node:fs';

/** What in Chromium's own log of its network says that something left the program, or would have. */
const LEAVING = [
  'TCP_CONNECT',
  'UDP_BYTES_SENT',
  'URL_REQUEST_START_JOB',
  'HOST_RESOLVER_MANAGER_JOB',
  'HOST_RESOLVER_DNS_TASK',
  'HOST_RESOLVER_SYSTEM_TASK',
] as const;

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number }[];
}

/** The kinds of such events in a log that Chromium wrote for --log-net-log, in order of the list above. */
export function whatLeft(path: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const seen = new Set(events.map(({ type }) => type));
  return LEAVING.filter((name) => {
    const type = constants.logEventTypes[name];
    return type !== undefined && seen.has(type);
  });
}
