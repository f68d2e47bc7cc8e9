import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import msiProjectCreated from '../../build/msi-project.mjs';

const root = resolve(import.meta.dirname, '../..');
const template = join(root, 'node_modules/app-builder-lib/templates/msi/template.xml');
const folder = mkdtempSync(join(tmpdir(), 'residua-msi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the MSI takes the program out of Windows Error Reporting, with the value that the other installer writes', () => {
  const project = join(folder, 'project.wxs');
  copyFileSync(template, project);
  msiProjectCreated(project);
  const made = readFileSync(project, 'utf8');
  const [, group] = /<ComponentGroup Id="ProductComponents"[^>]*>([^]*?)<\/ComponentGroup>/.exec(made) ?? [];
  const [, key, name, value] =
    /<RegistryValue [^>]*Root="HKLM" Key="([^"]+)" Name="([^"]+)" Type="integer" Value="(\d)" KeyPath="yes"\/>/.exec(
      group ?? '',
    ) ?? [];
  const nsis = readFileSync(join(root, 'build/resources/installer.nsh'), 'utf8');
  expect(nsis).toContain(`WriteRegDWORD SHCTX "${key}" "${name}" ${value}`);
  // Nothing else of the project is another.
  const [component] = /\s*<Component Id="NoErrorReports"[^]*?<\/Component>/.exec(made) ?? [''];
  expect(made.replace(component, '')).toBe(readFileSync(template, 'utf8'));
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toContain(
    'msiProjectCreated: build/msi-project.mjs',
  );
});

test('a template that has no place for it stops the build', () => {
  const project = join(folder, 'other.wxs');
  copyFileSync(join(root, 'package.json'), project);
  expect(() => msiProjectCreated(project)).toThrow('has 0 groups');
});
