import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/lib/paths.mjs';

const file = join(root, 'docs/THREAT-MODEL.md');

test('every file and folder that the threat model names is there', () => {
  const text = readFileSync(file, 'utf8');
  const code = [...text.matchAll(/`((?:main|renderer|build|tests|docs)\/[^`\s]+)`/g)].map(([, path]) =>
    join(root, path),
  );
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => resolve(dirname(file), path));
  expect(code.length).toBeGreaterThan(30);
  expect(links.length).toBeGreaterThan(2);
  expect([...code, ...links].filter((path) => !existsSync(path))).toEqual([]);
});

test('each safeguard of 45 CFR 164.312 names a test', () => {
  const text = readFileSync(file, 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \([a-e]\)/.test(line));
  const names = rows.map((row) => row.split('|')[1]?.trim().split(' ')[0]);
  expect(names).toEqual([
    ...['(a)(1)', '(a)(2)(i)', '(a)(2)(ii)', '(a)(2)(iii)', '(a)(2)(iv)', '(b)'],
    ...['(c)(1)', '(c)(2)', '(d)', '(e)(1)', '(e)(2)(i)', '(e)(2)(ii)'],
  ]);
  for (const row of rows) expect(row.split('|')[3], row).toMatch(/`tests\/[^`]+\.(?:test|spec)\.ts`/);
});
