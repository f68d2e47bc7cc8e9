import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { torture, type KillFigures } from './kills.ts';

/** `npm run torture [kills [seed]]`: the whole harness, two vaults at a time, with figures. */
const [kills = 520, first = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const LANES = 2;
const base = mkdtempSync(join(tmpdir(), 'residua-torture-'));
const out = (text: string): void => void process.stdout.write(`${text}\n`);

out(`${String(kills)} kills, seeds ${String(first)} to ${String(first + LANES - 1)}, in ${base}`);
let rounds = 0;
const began = performance.now();
const figures = await Promise.all(
  Array.from({ length: LANES }, (_, lane) =>
    torture(base, { kills: Math.ceil(kills / LANES), seed: first + lane, longest: 900 }, () => {
      rounds += 1;
      if (rounds % 50 === 0) out(`${String(rounds)} kills survived`);
    }),
  ),
);
rmSync(base, { recursive: true, force: true });

const sum = (pick: (one: KillFigures) => number): number => figures.reduce((total, one) => total + pick(one), 0);
const during = new Map<string, number>();
for (const one of figures) {
  for (const [kind, count] of Object.entries(one.during)) during.set(kind, (during.get(kind) ?? 0) + count);
}
out(`kills                      ${String(sum((one) => one.kills))}`);
for (const [kind, count] of [...during].sort()) out(`  during ${kind.padEnd(18)}  ${String(count)}`);
out(`operations acknowledged    ${String(sum((one) => one.acknowledged))}`);
out(`facts looked for           ${String(sum((one) => one.checked))}, all there`);
out(`PDFs compared              ${String(sum((one) => one.pdfsChecked))}, all whole`);
out(`backups read to the end    ${String(sum((one) => one.backupsChecked))}, all whole`);
out(`audit entries in chain     ${String(sum((one) => one.auditEntries))}`);
out(`seconds                    ${((performance.now() - began) / 1000).toFixed(0)}`);
