// `npm test`: every check and every test. `npm test -- unit e2e` runs some parts; `npm test -- unit -- tests/domain` narrows a part.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { SetUpError, environment, main } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('tests', fileURLToPath(import.meta.url));
  return code ?? runParts();
});

async function runParts() {
  const { counted, parts } = await import('./lib/test-parts.mjs');
  const words = process.argv.slice(2);
  const cut = words.includes('--') ? words.indexOf('--') : words.length;
  const names = words.slice(0, cut);
  const all = parts(words.slice(cut + 1));
  const unknown = names.filter((name) => !all.some((part) => part.name === name));
  if (unknown.length > 0) {
    throw new SetUpError(
      `There is no part "${unknown.join(', ')}"; the parts are ${all.map(({ name }) => name).join(', ')}.`,
    );
  }
  // The windows are only ever tested as they were just built.
  const wanted = new Set(names.length === 0 ? all.map(({ name }) => name) : names);
  for (const { name, needs } of all.toReversed()) if (needs && wanted.has(name)) wanted.add(needs);
  const chosen = all.filter(({ name }) => wanted.has(name));

  const table = [];
  for (const group of new Set(chosen.map((part) => part.group))) {
    const members = chosen.filter((part) => part.group === group);
    table.push(...(await runGroup(members, counted)));
    if (table.some(({ part, good }) => !good && all.some(({ needs }) => needs === part.name))) break;
  }
  // What needs another part cannot run without it, and counts as failed.
  const left = chosen.filter((part) => !table.some((line) => line.part === part));
  for (const part of left) table.push({ part, good: false, seconds: 0, count: null });
  return summarise(table);
}

/** Runs the commands of some parts, two at a time: the machines this runs on have two cores. */
async function runGroup(parts, counted) {
  const runs = parts.map((part) => ({
    part,
    outcomes: [],
    steps: part.build ? [build] : part.commands.map((command) => () => finish(command, part)),
  }));
  const queue = runs.flatMap((run) => run.steps.map((take) => ({ run, take })));
  const table = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { run, take } = next;
      if (run.began === undefined) begin(run);
      run.outcomes.push(await take());
      if (run.outcomes.length === run.steps.length) table.push(finished(run, counted));
    }
  };
  await Promise.all([worker(), worker()]);
  return table;
}

function begin(run) {
  const { part } = run;
  run.began = performance.now();
  if (part.result) {
    mkdirSync(dirname(part.result), { recursive: true });
    rmSync(part.result, { force: true });
  }
  if (part.live) heading(`${part.name} …`);
}

/** A line of the summary, from what became of every command of a part. */
function finished({ part, began, outcomes }, counted) {
  let good = outcomes.every(({ code }) => code === 0);
  const output = outcomes.map((outcome) => outcome.output).join('');
  const count = counted(part);
  // A part without results, or with nothing in it, or with skipped tests, has not shown what it is there to show.
  if (count === null || (part.count && (count.passed === 0 || count.skipped > 0))) good = false;
  const seconds = (performance.now() - began) / 1000;
  heading(`${part.name}: ${good ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  if (!good && output !== '') process.stdout.write(`${output.trimEnd()}\n`);
  return { part, good, seconds, count };
}

async function build() {
  const { buildApplication } = await import('./lib/application.mjs');
  try {
    buildApplication();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

function heading(text) {
  process.stdout.write(`\n== ${text}\n`);
}

/** Runs one command of a part to its end. */
function finish({ command, args }, part) {
  return new Promise((done) => {
    const stdio = part.live ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, env: environment(part.env), stdio });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => done({ code, output }));
  });
}

function summarise(table) {
  table.sort((one, other) => one.part.group - other.part.group);
  heading('summary');
  let passed = 0;
  let failed = 0;
  for (const { part, good, seconds, count } of table) {
    const tests = count === null ? 'did not run' : part.count ? `${count.passed} passed, ${count.failed} failed` : '';
    const skipped = count !== null && count.skipped > 0 ? `, ${count.skipped} skipped (not allowed)` : '';
    const time = seconds.toFixed(1).padStart(7);
    process.stdout.write(`${part.name.padEnd(12)}${good ? 'passed' : 'FAILED'}${time} s  ${tests}${skipped}\n`);
    passed += count?.passed ?? 0;
    failed += count?.failed ?? 0;
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return table.every(({ good }) => good) ? 0 : 1;
}
