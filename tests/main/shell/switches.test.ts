import { beforeEach, describe, expect, it, vi } from 'vitest';

const state = vi.hoisted(() => ({
  isPackaged: true,
  switches: new Set<string>(),
  inspector: undefined as string | undefined,
}));
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return state.isPackaged;
    },
    commandLine: { hasSwitch: (name: string) => state.switches.has(name) },
  },
}));
vi.mock('node:inspector', () => ({ url: () => state.inspector }));

const { switchRefusal } = await import('../../../main/shell/switches.ts');

beforeEach(() => {
  state.isPackaged = true;
  state.switches = new Set();
  state.inspector = undefined;
});

describe('a start with switches that open the program', () => {
  it('is refused with the names of all of them, before anything listens', () => {
    state.switches = new Set(['remote-debugging-port', 'js-flags', 'lang']);
    const refusal = switchRefusal();
    expect(refusal?.atOnce).toBe(true);
    expect(refusal?.reason).toContain('Residua does not start with --remote-debugging-port, --js-flags: they would');
  });

  it('is refused with a message that can be seen when an AppImage did it by itself', () => {
    state.switches = new Set(['no-sandbox']);
    const refusal = switchRefusal();
    expect(refusal?.atOnce).toBe(false);
    expect(refusal?.reason).toMatch(
      /An AppImage adds it by itself .* install the \.deb or \.rpm package .* user namespaces/,
    );
  });

  it('is not refused for switches of the screen or the keyboard', () => {
    state.switches = new Set(['lang', 'ozone-platform', 'force-device-scale-factor', 'disable-gpu', 'password-store']);
    expect(switchRefusal()).toBeNull();
  });

  it('is a developer’s business in a checkout and where a fuse was opened', () => {
    state.switches = new Set(['remote-debugging-port', 'no-sandbox']);
    expect(switchRefusal()).not.toBeNull();
    state.isPackaged = false;
    expect(switchRefusal()).toBeNull();
    state.isPackaged = true;
    state.inspector = 'ws://127.0.0.1:1/x';
    expect(switchRefusal()).toBeNull();
  });
});
