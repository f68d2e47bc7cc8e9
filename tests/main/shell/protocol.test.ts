import fc from 'fast-check';
import { join, sep } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: { isPackaged: true }, protocol: {}, Menu: {} }));
vi.mock('../../../main/shell/log.ts', () => ({ logEvent: () => undefined }));

const { CONTENT_SECURITY_POLICY, fileOf } = await import('../../../main/shell/protocol.ts');
const { isOwn } = await import('../../../main/shell/lockdown.ts');
const { acceleratorOf } = await import('../../../main/shell/menu.ts');

const root = join(sep, 'program', 'renderer');

describe('app://residua/', () => {
  it('serves the page and the files below it', () => {
    expect(fileOf('app://residua/', root)).toBe(join(root, 'index.html'));
    expect(fileOf('app://residua/assets/index.js', root)).toBe(join(root, 'assets', 'index.js'));
  });

  it.each([
    'app://residua/..%2f..%2fetc/passwd',
    'app://residua/..%5c..%5csecret',
    'app://residua/a%00.js',
    'app://residua/%E0%A4%A',
    'app://elsewhere/index.html',
    'https://residua/index.html',
    'file:///etc/passwd',
  ])('refuses %s', (address) => {
    expect(fileOf(address, root)).toBeNull();
  });

  it('keeps dots that the address itself resolves inside its folder', () => {
    expect(fileOf('app://residua/%2e%2e/%2e%2e/secret', root)).toBe(join(root, 'secret'));
  });

  it('never leaves its folder, whatever the path', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', '%00', '.', '%252e', 'index.html')),
        (parts) => {
          const file = fileOf(`app://residua/${parts.join('')}`, root);
          expect(file === null || file.startsWith(root + sep)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('has a policy that starts from nothing and allows no inline code and no connection', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|data:|blob:|https?:|\*|connect-src/);
  });
});

describe('requests', () => {
  it.each([
    'https://example.org/',
    'http://127.0.0.1:1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'app://residua.evil/',
    'devtools://devtools/',
    'data:text/html,x',
    'blob:app://residua/1',
  ])('to %s are not the application’s own', (address) => {
    expect(isOwn(address)).toBe(false);
  });

  it('to app://residua/ are', () => {
    expect(isOwn('app://residua/assets/a.css')).toBe(true);
  });
});

describe('menu accelerators', () => {
  it.each([
    ['mod+shift+e', 'CmdOrCtrl+Shift+E'],
    ['alt+left', 'Alt+Left'],
    ['f1', 'F1'],
    ['mod+,', 'CmdOrCtrl+,'],
  ])('%s becomes %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});
