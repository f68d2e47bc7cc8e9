import { expect, test } from 'vitest';
import { needlessFiles } from '../../build/after-pack.mjs';

const RUNNING = [
  '/package.json',
  '/out',
  '/out/main',
  '/out/main/index.js',
  '/out/renderer/index.html',
  '/assets/fonts/Some-Regular.ttf',
  '/main/store/migrations/0001-create-store.sql',
  '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
];

test('what runs is let pass, folders too, however they are written', () => {
  expect(needlessFiles(RUNNING)).toEqual([]);
  expect(needlessFiles(RUNNING.map((entry) => entry.replaceAll('/', '\\')))).toEqual([]);
});

test.each([
  'out/main/index.js.map',
  'main/shell/start.ts',
  'tests/e2e/launch.ts',
  'node_modules/react/index.js',
  'node_modules/better-sqlite3/src/better_sqlite3.cpp',
  'README.md',
  '.env',
])('%s is told', (file) => {
  expect(needlessFiles([...RUNNING, `/${file}`])).toEqual([file]);
});
