import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, win32 } from 'node:path';

/** The policy of a machine as it was found, before anything in it is understood. */
export type PolicySource =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly place: string; readonly reason: string }
  | { readonly kind: 'values'; readonly place: string; readonly values: Readonly<Record<string, unknown>> };

const LINUX_FILE = '/etc/residua/policy.json';
const MAC_FOLDER = '/Library/Managed Preferences';
const MAC_FILE = 'org.residua.desktop.plist';
/** The machine's own hive alone: what stands in that of the user, the user could write. */
const WINDOWS_KEY = 'HKLM\\Software\\Policies\\Residua';

/**
 * The policy of this machine from the place that only its administrators write. Never throws.
 *
 * @param file read in place of the system's own, as JSON.
 */
export function policySource(platform: NodeJS.Platform, file?: string): PolicySource {
  if (file !== undefined) return fromFile(file);
  if (platform === 'win32') return fromRegistry();
  if (platform === 'darwin') return fromManagedPreferences(userInfo().username);
  return fromFile(LINUX_FILE);
}

/** A JSON object in a file; no file is no policy. */
export function fromFile(file: string): PolicySource {
  try {
    return fromJson(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'none' };
    return { kind: 'unreadable', place: file, reason: `cannot be read (${code})` };
  }
}

/** Understands the text of a policy file. */
export function fromJson(text: string, place: string): PolicySource {
  let value: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'unreadable', place, reason: 'is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'unreadable', place, reason: 'is not a JSON object of names and values' };
  }
  return { kind: 'values', place, values: { ...value } };
}

/** A program with the words that always follow it. */
type Tool = readonly [program: string, ...words: string[]];

function answerOf([program, ...words]: Tool, asked: readonly string[]): string {
  return execFileSync(program, [...words, ...asked], {
    encoding: 'utf8',
    windowsHide: true,
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** `reg.exe` is called by its full path and without a shell; it answers 1 when there is no such key. */
export function fromRegistry(tool: Tool = [registryTool()]): PolicySource {
  try {
    return {
      kind: 'values',
      place: WINDOWS_KEY,
      values: registryValues(answerOf(tool, ['query', WINDOWS_KEY, '/reg:64'])),
    };
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return { kind: 'none' };
    return { kind: 'unreadable', place: WINDOWS_KEY, reason: `cannot be read (${codeOf(error)})` };
  }
}

function registryTool(): string {
  return win32.join(systemFolder(), 'System32', 'reg.exe');
}

/** The name that the kernel itself gives to the folder of Windows; no variable of the environment changes it. */
const KERNEL_NAME = String.raw`\\?\GLOBALROOT\SystemRoot`;

/**
 * The folder of Windows. Whoever starts this program also sets its environment, and could name there a folder with
 * another `reg.exe` that knows of no policy; so SystemRoot is not asked.
 *
 * @param resolved gives the path behind a name.
 */
export function systemFolder(resolved: (name: string) => string = realpathSync.native): string {
  try {
    return resolved(KERNEL_NAME);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    // Where it is on nearly every machine; on another, the policy is unreadable and the cautious values apply.
    return String.raw`C:\Windows`;
  }
}

const REGISTRY_VALUE = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
/** Keys that are true or false; the registry has only numbers. */
const SWITCHES: ReadonlySet<string> = new Set(['updateChecks', 'keychainUnlock']);

/**
 * The values that `reg query` printed. DWORDs are numbers (of a switch: 1 true, 0 false), texts are texts; a value of
 * another kind stays as printed, for whoever checks it to refuse.
 */
export function registryValues(text: string): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, kind, data = ''] = REGISTRY_VALUE.exec(line) ?? [];
    if (name === undefined || name === '(Default)') continue;
    values.set(name, registryValue(name, kind, data));
  }
  return Object.fromEntries(values);
}

function registryValue(name: string, kind: string | undefined, data: string): unknown {
  if (kind !== 'REG_DWORD' || !/^0x[0-9a-f]{1,8}$/i.test(data)) return data;
  const number = Number(data);
  return SWITCHES.has(name) && number <= 1 ? number === 1 : number;
}

/**
 * Configuration profiles put their values into property lists: one of the machine, and one of each user, which only the system
 * writes as well. What is decided for the user goes before what is decided for all, as everywhere on macOS.
 *
 * @param user as the system knows them, not as the environment says.
 */
export function fromManagedPreferences(
  user: string,
  folder = MAC_FOLDER,
  plutil: Tool = ['/usr/bin/plutil'],
): PolicySource {
  const sources = [join(folder, MAC_FILE), join(folder, user, MAC_FILE)].map((file) => fromPropertyList(file, plutil));
  const found = sources.filter((source) => source.kind !== 'none');
  const unreadable = found.find((source) => source.kind === 'unreadable');
  if (unreadable !== undefined) return unreadable;
  const lists = found.filter((source) => source.kind === 'values');
  if (lists.length === 0) return { kind: 'none' };
  return {
    kind: 'values',
    place: lists.map(({ place }) => place).join(', '),
    values: Object.assign({}, ...lists.map(({ values }) => values)) as Record<string, unknown>,
  };
}

/** A property list, which the system's own tool turns into JSON. */
function fromPropertyList(file: string, plutil: Tool): PolicySource {
  if (!existsSync(file)) return { kind: 'none' };
  try {
    const text = answerOf(plutil, ['-convert', 'json', '-o', '-', '--', file]);
    return withoutApple(fromJson(text, file));
  } catch (error) {
    return { kind: 'unreadable', place: file, reason: `cannot be read (${codeOf(error)})` };
  }
}

/** macOS writes a few values of its own beside those of the profile. */
export function withoutApple(source: PolicySource): PolicySource {
  if (source.kind !== 'values') return source;
  const own = Object.entries(source.values).filter(([name]) => !/^(?:Payload|PFC_|com\.apple\.|NS|Apple)/.test(name));
  return { ...source, values: Object.fromEntries(own) };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
