import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnClipboard } from '../../../main/shell/clipboard.ts';

class FakePlace {
  text = '';
  readText = (): Promise<string> => Promise.resolve(this.text);
  clear = (): void => {
    this.text = '';
  };
}

let clipboard: FakePlace & { selection: FakePlace };
let own: OwnClipboard;
let failures: unknown[];
beforeEach(() => {
  vi.useFakeTimers();
  clipboard = Object.assign(new FakePlace(), { selection: new FakePlace() });
  failures = [];
  own = new OwnClipboard(clipboard, (error) => failures.push(error));
  return () => vi.useRealTimers();
});

describe('what the window copied', () => {
  it('is taken back', async () => {
    own.note('clipboard');
    clipboard.text = 'Alex Sample';
    await vi.runAllTimersAsync();
    await own.clear();
    expect(clipboard.text).toBe('');
  });

  it('is taken back when the lock comes before anybody looked', async () => {
    own.note('clipboard');
    clipboard.text = 'Alex Sample';
    await own.clear();
    expect(clipboard.text).toBe('');
  });

  it('is found with the last of several copies', async () => {
    clipboard.text = 'first';
    own.note('clipboard');
    await vi.runAllTimersAsync();
    clipboard.text = 'second';
    own.note('clipboard');
    await own.clear();
    expect(clipboard.text).toBe('');
  });

  it('is taken back from what the middle button pastes, and only from there when it was only marked', async () => {
    clipboard.text = 'of another program';
    clipboard.selection.text = 'marked';
    own.note('selection');
    await own.clear();
    expect(clipboard.selection.text).toBe('');
    expect(clipboard.text).toBe('of another program');
  });
});

describe('a clipboard that cannot be read', () => {
  it('is told of, and tried again the next time', async () => {
    vi.spyOn(clipboard, 'readText').mockRejectedValueOnce(new Error('no display'));
    own.note('clipboard');
    await own.clear();
    expect(failures).toHaveLength(1);
    own.note('clipboard');
    clipboard.text = 'Alex Sample';
    await own.clear();
    expect(clipboard.text).toBe('');
  });
});

describe('what another program put there', () => {
  it('stays', async () => {
    clipboard.text = 'of another program';
    await own.clear();
    expect(clipboard.text).toBe('of another program');
  });

  it('stays when it came after a copy of the window', async () => {
    own.note('clipboard');
    clipboard.text = 'Alex Sample';
    await vi.runAllTimersAsync();
    clipboard.text = 'of another program';
    await own.clear();
    expect(clipboard.text).toBe('of another program');
  });

  it('stays when the window copied nothing', async () => {
    own.note('clipboard');
    await own.clear();
    clipboard.text = 'of another program';
    await own.clear();
    expect(clipboard.text).toBe('of another program');
  });
});

it('is not asked for a selection where there is none', async () => {
  const single = new FakePlace();
  const onWindows = new OwnClipboard(single, () => undefined);
  single.text = 'of another program';
  onWindows.note('selection');
  await onWindows.clear();
  expect(single.text).toBe('of another program');
});
