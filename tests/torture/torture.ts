import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { injectFaults } from './faults.ts';
import { torture, type KillFigures } from './kills.ts';
import { killMigrations } from './migrations.ts';

/** `npm run torture [kills [seed]]`: kills and failing disks, two vaults at a time, with figures. */
const [kills = 520, first = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const LANES = 2;
const longest = 900;
/** The rest stands in this relation to the kills. */
const migrations = Math.ceil(kills / 13);
const faults = Math.ceil(kills / 4);
const logs = Math.ceil(kills / 8);
const base = mkdtempSync(join(tmpdir(), 'residua-torture-'));
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const line = (what: string, figure: number, more = ''): void => {
  out(`${what.padEnd(28)}${String(figure)}${more}`);
};

out(`${String(kills)} kills, seeds ${String(first)} to ${String(first + LANES - 1)}, in ${base}`);
let rounds = 0;
const began = performance.now();
const figures = await Promise.all(
  Array.from({ length: LANES }, (_, lane) =>
    torture(base, { kills: Math.ceil(kills / LANES), seed: first + lane, longest }, () => {
      rounds += 1;
      if (rounds % 50 === 0) out(`${String(rounds)} kills survived`);
    }),
  ),
);
printKills(figures);
if (process.platform === 'linux') {
  const [killed, disk] = await Promise.all([
    killMigrations(base, { kills: migrations, seed: first }),
    injectFaults(base, { faults, logs, seed: first }),
  ]);
  line('kills during a migration', killed, `, of ${String(migrations)} before its end`);
  line('disks made to fail', disk.rounds, `, at one of ${String(disk.changes)} changes or from it on`);
  for (const [error, count] of Object.entries(disk.injected)) line(`  faults ${error}`, count);
  line('  operations refused', disk.refused, ', each with a code');
  line('  operations acknowledged', disk.acknowledged, ', all there');
  line('logs cut short', disk.logs, ', each a state that was whole');
  line('facts looked for', disk.checked, ', all there');
} else {
  line('kills during a migration', await killMigrations(base, { kills: migrations, seed: first }));
  out('No disk was made to fail: that is possible on Linux alone.');
}
rmSync(base, { recursive: true, force: true });
line('seconds', Math.round((performance.now() - began) / 1000));

function printKills(lanes: readonly KillFigures[]): void {
  const sum = (pick: (one: KillFigures) => number): number => lanes.reduce((total, one) => total + pick(one), 0);
  const during = new Map<string, number>();
  for (const one of lanes) {
    for (const [kind, count] of Object.entries(one.during)) during.set(kind, (during.get(kind) ?? 0) + count);
  }
  line(
    'kills survived',
    sum((one) => one.kills),
  );
  for (const [kind, count] of [...during].sort()) line(`  during ${kind}`, count);
  line(
    'operations acknowledged',
    sum((one) => one.acknowledged),
  );
  line(
    'facts looked for',
    sum((one) => one.checked),
    ', all there',
  );
  line(
    'PDFs compared',
    sum((one) => one.pdfsChecked),
    ', all whole',
  );
  line(
    'backups read to the end',
    sum((one) => one.backupsChecked),
    ', all whole',
  );
  line(
    'audit entries in chain',
    sum((one) => one.auditEntries),
  );
}
