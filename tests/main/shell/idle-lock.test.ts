import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { IdleLock } from '../../../main/shell/idle-lock.ts';

const MINUTE = 60_000;

let now: number;
let minutes: number;
let isOpen: boolean;
let steps: string[];
let windowIsThere: boolean;
let screenIsLocked: boolean;
let ticks: (() => void)[];
let timers: { at: number; work: () => void }[];
let lockListeners: (() => void)[];
let idle: IdleLock;

beforeEach(() => {
  now = 1_000_000;
  minutes = 5;
  isOpen = true;
  steps = [];
  windowIsThere = true;
  screenIsLocked = false;
  ticks = [];
  timers = [];
  lockListeners = [];
  idle = new IdleLock({
    vault: {
      state: () => (isOpen ? 'open' : 'locked'),
      lock: () => {
        steps.push('locked');
        isOpen = false;
        for (const listener of lockListeners) listener();
      },
      onLock: (listener) => {
        lockListeners.push(listener);
        return () => undefined;
      },
    },
    minutes: () => minutes,
    askToSave: () => {
      if (windowIsThere) steps.push('asked to save');
      return windowIsThere;
    },
    isScreenLocked: () => screenIsLocked,
    now: () => now,
    every: (_milliseconds, work) => {
      ticks.push(work);
    },
    after: (milliseconds, work) => {
      timers.push({ at: now + milliseconds, work });
    },
  });
});

/** Lets time go by, with the looks and the timers that fall into it. */
function pass(milliseconds: number): void {
  const end = now + milliseconds;
  while (now < end) {
    now = Math.min(now + 5000, end);
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { work } of due) work();
    for (const tick of ticks) tick();
  }
}

/** What the window does with the command: saves, then calls vault.lock. */
function windowLocks(): void {
  steps.push('saved');
  isOpen = false;
  for (const listener of lockListeners) listener();
}

describe('the lock when nobody is there', () => {
  it('comes after the minutes of the setting without input, not before', () => {
    pass(5 * MINUTE - 5000);
    expect(steps).toEqual([]);
    pass(5000);
    expect(steps).toEqual(['asked to save']);
  });

  it('is put off by every input', () => {
    for (let minute = 0; minute < 30; minute += 1) {
      pass(MINUTE);
      idle.noteInput();
    }
    expect(steps).toEqual([]);
  });

  it('follows the setting as it is now', () => {
    minutes = 60;
    pass(59 * MINUTE);
    expect(steps).toEqual([]);
    minutes = 1;
    pass(5000);
    expect(steps).toEqual(['asked to save']);
  });

  it('lets the window save first and does not lock twice', () => {
    pass(5 * MINUTE);
    windowLocks();
    pass(MINUTE);
    expect(steps).toEqual(['asked to save', 'saved']);
  });

  it('does not wait for a window that does not answer', () => {
    pass(5 * MINUTE);
    pass(5000);
    expect(steps).toEqual(['asked to save', 'locked']);
  });

  it('locks at once when there is no window to ask', () => {
    windowIsThere = false;
    pass(5 * MINUTE);
    expect(steps).toEqual(['locked']);
  });

  it('leaves a vault alone that was locked and opened again while it waited', () => {
    pass(5 * MINUTE);
    windowLocks();
    isOpen = true;
    idle.noteInput();
    pass(MINUTE);
    expect(steps).toEqual(['asked to save', 'saved']);
    expect(isOpen).toBe(true);
  });

  it('counts from the unlocking, however long it was locked', () => {
    isOpen = false;
    pass(60 * MINUTE);
    isOpen = true;
    pass(4 * MINUTE);
    expect(steps).toEqual([]);
  });

  it('is not confused by a clock that is set back', () => {
    pass(MINUTE);
    now -= 600 * MINUTE;
    pass(4 * MINUTE);
    expect(steps).toEqual([]);
    pass(MINUTE + 5000);
    expect(steps).toEqual(['asked to save']);
  });

  it.each(['suspend', 'shutdown', 'lock-screen', 'user-did-resign-active'])('comes with the signal %s', (signal) => {
    const signals = new EventEmitter();
    idle.listenTo(signals);
    signals.emit(signal);
    expect(steps).toEqual(['asked to save']);
    pass(3000);
    expect(steps).toEqual(['asked to save', 'locked']);
  });

  it('comes on waking from a sleep nobody was warned of', () => {
    const signals = new EventEmitter();
    idle.listenTo(signals);
    now += 8 * 60 * MINUTE;
    signals.emit('resume');
    expect(steps).toEqual(['asked to save']);
  });

  it('comes within a look where a locked screen has to be asked for, and once', () => {
    pass(MINUTE);
    expect(steps).toEqual([]);
    screenIsLocked = true;
    pass(5000);
    expect(steps).toEqual(['asked to save']);
    windowLocks();
    pass(MINUTE);
    expect(steps).toEqual(['asked to save', 'saved']);
  });

  it('does nothing while the vault is locked', () => {
    const signals = new EventEmitter();
    idle.listenTo(signals);
    isOpen = false;
    signals.emit('lock-screen');
    pass(60 * MINUTE);
    expect(steps).toEqual([]);
  });
});
