// The parts of `npm test`: what each one runs, and how its tests are counted.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from './paths.mjs';

const tool = (path, ...args) => ({ command: process.execPath, args: [join(modules, path), ...args] });
const lint = (...args) => tool('eslint/bin/eslint.js', '--max-warnings', '0', ...args);
const types = (project) => tool('typescript/bin/tsc', '--noEmit', '-p', project);

// Where vitest and Playwright leave their results.
const results = { unit: join(root, 'test-results/unit.json'), e2e: join(root, 'test-results/e2e.json') };

/** The command that runs Playwright, which starts the displays that Electron needs by itself. */
export const playwright = (args) => tool('@playwright/test/cli.js', 'test', ...args);

function countUnit() {
  const report = JSON.parse(readFileSync(results.unit, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countE2e() {
  const { stats } = JSON.parse(readFileSync(results.e2e, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** Parts of one group have no order among themselves, nor have a part's commands; groups follow each other. */
export function parts(extra) {
  return [
    // The longest first, in two pieces for two cores.
    {
      name: 'lint',
      group: 1,
      commands: [lint('.', '--ignore-pattern', 'tests/'), lint('tests')],
    },
    {
      name: 'types',
      group: 1,
      commands: [types('.'), types('main'), types('renderer'), types('main/domain')],
    },
    { name: 'format', group: 1, commands: [tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')] },
    {
      name: 'boundaries',
      group: 1,
      commands: [tool('dependency-cruiser/bin/dependency-cruiser.mjs', 'main', 'renderer')],
    },
    { name: 'supply', group: 1, commands: [tool('../build/supply.mjs')] },
    { name: 'unused', group: 1, commands: [tool('knip/bin/knip.js')] },
    {
      name: 'unit',
      group: 2,
      commands: [
        tool(
          'vitest/vitest.mjs',
          'run',
          '--reporter',
          'default',
          '--reporter',
          'json',
          `--outputFile.json=${results.unit}`,
          ...extra,
        ),
      ],
      result: results.unit,
      count: countUnit,
      live: true,
    },
    { name: 'build', group: 3, commands: [], build: true },
    { name: 'reproducible', group: 4, commands: [tool('../build/reproducible.mjs')], needs: 'build', live: true },
    { name: 'package', group: 4, commands: [tool('../build/package-for-tests.mjs')], needs: 'build', live: true },
    {
      name: 'e2e',
      group: 5,
      needs: 'package',
      commands: [playwright(['--reporter', 'list,json', ...extra])],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: results.e2e },
      result: results.e2e,
      count: countE2e,
      live: true,
    },
  ];
}

/** What a part counted, or null when it left no result: it then could not run. */
export function counted(part) {
  if (!part.count) return { passed: 0, failed: 0, skipped: 0 };
  return existsSync(part.result) ? part.count() : null;
}
