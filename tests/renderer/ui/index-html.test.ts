import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const html = readFileSync(new URL('../../../renderer/index.html', import.meta.url), 'utf8');

test('the page holds no inline script, style or handler, and names its language', () => {
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<title>Residua</title>');
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="./main.tsx">']);
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|data:|https?:/i);
});

test('the id that keeps react-aria from adding a style element is the one it looks for', () => {
  const packageFile = createRequire(import.meta.url).resolve('react-aria/package.json');
  const source = readFileSync(join(dirname(packageFile), 'dist/private/interactions/usePress.mjs'), 'utf8');
  const id = /STYLE_ID = '([\w-]+)'/.exec(source)?.[1];
  expect(id).toBeDefined();
  expect(html).toContain(`<meta id="${id ?? ''}" />`);
});
