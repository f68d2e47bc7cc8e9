import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { logEvent } from './log.ts';

/** No memory goes into a dump: none of the kinds of mappings that the kernel knows (core(5)). */
const NO_MAPPINGS = '0x0\n';
/**
 * Bytes. The kernel neither writes a file smaller than a page nor starts a program that collects dumps when the limit
 * is 1; with 0 it would still start the program and leave the decision to it.
 */
const LARGEST_DUMP = 1;
/** Not whatever a path of the environment leads to. Where it stands elsewhere, the filter of mappings does alone. */
const PRLIMIT = '/usr/bin/prlimit';

/**
 * A dump of a crash would hold evaluations and keys in clear. Linux makes them when it is so configured; this forbids
 * them for this process and for those that Chromium forked before any code of ours ran, of which the windows descend.
 * On macOS dumps are off, on Windows the installer takes the program out of error reporting.
 */
export function forbidCoreDumps(): void {
  if (process.platform !== 'linux') return;
  for (const pid of [process.pid, ...descendants(process.pid)]) forbidFor(pid);
}

function forbidFor(pid: number): void {
  const limit = String(LARGEST_DUMP);
  const limited = spawnSync(PRLIMIT, [`--core=${limit}:${limit}`, '--pid', String(pid)], { stdio: 'ignore', env: {} });
  const filtered = withoutMappings(pid);
  if (limited.status !== 0 && !filtered) logEvent('The system may write a dump of the memory when Residua crashes.');
}

/** True when it is done, or when the process is gone or is one of which no dump is made anyway. */
function withoutMappings(pid: number): boolean {
  try {
    writeFileSync(`/proc/${String(pid)}/coredump_filter`, NO_MAPPINGS);
    return true;
  } catch (error) {
    // A process that has raised its rights is dumped never, and belongs to root here.
    return codeOf(error) === 'EACCES' || isGone(error);
  }
}

/** Children of a process, their children and so on, that live now. */
function descendants(of: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  const waiting = [of];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const below = children.get(next) ?? [];
    found.push(...below);
    waiting.push(...below);
  }
  return found;
}

function parentOf(pid: number): number | null {
  try {
    // "pid (name) state parent …": the name may hold anything, also brackets.
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
