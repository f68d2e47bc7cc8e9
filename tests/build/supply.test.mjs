import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAllowed, licencesText, lockedPackages } from '../../build/lib/supply.mjs';
import { parts } from '../../build/lib/test-parts.mjs';
import { root } from '../../build/lib/paths.mjs';

describe('licences of what is shipped', () => {
  test.each(['MIT', 'Apache-2.0', '(BSD-3-Clause OR GPL-2.0)', '(GPL-3.0 OR MIT)'])('%s is allowed', (licence) => {
    expect(isAllowed(licence)).toBe(true);
  });

  test.each(['GPL-3.0-only', 'AGPL-3.0', '(GPL-2.0 OR GPL-3.0)', '(MIT AND GPL-3.0)', 'UNLICENSED', '', undefined])(
    '%s is not',
    (licence) => {
      expect(isAllowed(licence)).toBe(false);
    },
  );

  test('the list names what package.json names, aliases by their real names, and what that needs', () => {
    const names = lockedPackages().map(({ name }) => name);
    for (const name of ['react', 'better-sqlite3-multiple-ciphers', '@cantoo/pdf-lib', 'electron', 'react-stately']) {
      expect(names).toContain(name);
    }
    expect(names).not.toContain('vitest');
    const text = licencesText();
    expect(text).toContain('DejaVu Sans, a typeface');
    expect(text).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
    expect(text).not.toContain(root);
  });
});

test('the supply is a part of `npm test`, and each workflow that matters looks for known faults', () => {
  expect(parts([]).map(({ name }) => name)).toContain('supply');
  for (const file of ['ci.yml', 'release.yml']) {
    expect(readFileSync(join(root, '.github/workflows', file), 'utf8')).toContain('run: npm run -s audit');
  }
  const packed = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  for (const name of ['sbom.cdx.json', 'licenses.txt']) expect(packed).toContain(`from: dist/supply/${name}`);
});
