import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { registryValues } from '../../main/shell/policy-source.ts';

vi.mock('electron', () => ({ app: { isPackaged: true } }));

const { POLICY_NAMES, readPolicy } = await import('../../main/shell/policy.ts');

const folder = resolve(import.meta.dirname, '../../build/resources/policies');
const text = (name) => readFileSync(resolve(folder, name), 'utf8');
/** @throws when the text is not well-formed. */
const xml = (name) => new JSDOM(text(name), { contentType: 'text/xml' }).window.document;
const attributes = (elements, name) => [...elements].map((element) => element.getAttribute(name) ?? '').sort();

const names = [...POLICY_NAMES].sort();

describe('the Group Policy template', () => {
  const admx = xml('Residua.admx');
  const adml = xml('en-US/Residua.adml');

  it('has every policy that the program knows, under its name, for machines alone', () => {
    const policies = [...admx.querySelectorAll('policy')];
    expect(attributes(policies, 'name')).toEqual(names);
    expect(attributes(admx.querySelectorAll('[valueName]'), 'valueName')).toEqual(names);
    for (const policy of policies) {
      expect(policy.getAttribute('class')).toBe('Machine');
      expect(policy.getAttribute('key')).toBe('Software\\Policies\\Residua');
    }
  });

  it('allows what the program takes, and nothing that it refuses', () => {
    const printed = [];
    for (const decimal of admx.querySelectorAll(
      'elements > decimal, enabledValue > decimal, disabledValue > decimal',
    )) {
      const name = decimal.closest('policy')?.getAttribute('name') ?? '';
      for (const limit of ['minValue', 'maxValue', 'value']) {
        const value = decimal.getAttribute(limit);
        if (value !== null) printed.push(`    ${name}    REG_DWORD    0x${Number(value).toString(16)}`);
      }
    }
    expect(printed).toHaveLength(8);
    for (const line of printed) {
      const { policy, problems } = readPolicy({ kind: 'values', place: 'HKLM', values: registryValues(line) });
      expect(problems, line).toEqual([]);
      expect(Object.keys(policy), line).toHaveLength(1);
    }
    // One beyond each limit is refused by the program as well.
    for (const [name, value] of [
      ['idleLockMinutes', 0],
      ['idleLockMinutes', 61],
      ['minimumPassphraseLength', 11],
      ['minimumPassphraseLength', 129],
    ]) {
      expect(readPolicy({ kind: 'values', place: 'HKLM', values: { [name]: value } }).problems).toHaveLength(1);
    }
  });

  it('finds every text and every field that it names', () => {
    const strings = attributes(adml.querySelectorAll('string'), 'id');
    const named = [...text('Residua.admx').matchAll(/\$\(string\.(\w+)\)/g)].map(([, id]) => id);
    expect([...new Set(named)].sort()).toEqual(strings);
    const shown = [...text('Residua.admx').matchAll(/\$\(presentation\.(\w+)\)/g)].map(([, id]) => id).sort();
    expect(attributes(adml.querySelectorAll('presentation'), 'id')).toEqual(shown);
    expect(attributes(adml.querySelectorAll('presentation [refId]'), 'refId')).toEqual(
      attributes(admx.querySelectorAll('elements > *'), 'id'),
    );
  });
});

describe('the examples for the other systems', () => {
  it('of Linux names every policy with a value that is taken', () => {
    const values = JSON.parse(text('policy.json'));
    const { policy, problems } = readPolicy({ kind: 'values', place: 'example', values });
    expect(problems).toEqual([]);
    expect(Object.keys(policy).sort()).toEqual(names);
  });

  it('of macOS is a profile for the program’s own domain with every policy', () => {
    const keys = [...xml('Residua.mobileconfig').querySelectorAll('array > dict > key')].map((key) => key.textContent);
    expect(keys.filter((key) => !key.startsWith('Payload')).sort()).toEqual(names);
    expect(text('Residua.mobileconfig')).toContain('<string>org.residua.desktop</string>');
    expect(text('../../../electron-builder.yml')).toContain('appId: org.residua.desktop');
  });
});
