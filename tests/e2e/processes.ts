import type { ElectronApplication } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The running processes of an application, its own first. */
export function processesOf(app: ElectronApplication): number[] {
  return processesUnder(app.process());
}

/** The same for a program that nothing is attached to. Linux only. */
export function processesUnder(program: ChildProcess): number[] {
  const root = program.pid;
  if (root === undefined) throw new Error('The application does not run.');
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readIfThere(`/proc/${name}/stat`);
    if (stat !== null) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found = [root];
  for (const pid of found) found.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

/** What the kernel would write of each process that can be dumped: the limit in bytes, soft and hard, and the kinds of mappings. */
export function dumpsOf(app: ElectronApplication): string[] {
  return processesOf(app).flatMap((pid) => {
    const limits = readIfThere(`/proc/${String(pid)}/limits`);
    const filter = readIfThere(`/proc/${String(pid)}/coredump_filter`);
    if (limits === null || filter === null) return [];
    const [, soft, hard] = /^Max core file size +(\S+) +(\S+)/m.exec(limits) ?? [];
    return [`${String(soft)} ${String(hard)} ${filter.trim()}`];
  });
}

/** A process may end while it is looked at; then there is nothing to read. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null;
    throw error;
  }
}
