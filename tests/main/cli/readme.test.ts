import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from './support.ts';

const README = readFileSync(join(resolve(import.meta.dirname, '../../..'), 'README.md'), 'utf8');

/** The first column of the table of commands: words and options as they are typed. */
const COMMANDS = [...README.matchAll(/^\| `([a-z][^`]*)` \|/gm)].map(([, typed = '']) => typed);

test('the README tells every command', () => {
  expect([...new Set(COMMANDS.map((typed) => typed.split(' ')[0]))].sort()).toEqual(
    [
      'score',
      'report',
      'statement',
      'identity',
      'verify',
      'import',
      'countersign',
      'addendum',
      'export',
      'audit',
      'update',
      'schema',
    ].sort(),
  );
});

test.each(COMMANDS)('the README names options that there are: %s', async (typed) => {
  const words = typed.split(' ').filter((word) => /^[a-z]+$/.test(word));
  const { code, out } = await cli('/', [...words, '--help']);
  expect(code).toBe(0);
  expect(out).toContain(`Usage: residua ${words.join(' ')}`);
  for (const [option] of typed.matchAll(/--[a-z0-9-]+/g)) expect(out).toMatch(new RegExp(`^  ${option}\\b`, 'm'));
});
