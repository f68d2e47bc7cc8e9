import type { Vault } from '../vault/vault.ts';

/** How often the time since the last input, and the screen, are looked at, milliseconds. */
const LOOK_EVERY = 5000;
/** How long the window may take to save what is unsaved, milliseconds. */
const SAVING_MOST = 3000;
/** The same when the machine goes to sleep, which does not wait. */
const SAVING_MOST_BEFORE_SLEEP = 500;

/** What happens around the vault. */
interface Surroundings {
  readonly vault: Pick<Vault, 'state' | 'lock' | 'onLock'>;
  /** Minutes without input after which it is locked. */
  readonly minutes: () => number;
  /** Asks the window to save what is unsaved and to lock; false when there is nobody to ask. */
  readonly askToSave: () => boolean;
  /** Whether the screen is locked, where the operating system gives no signal when that happens. */
  readonly isScreenLocked: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly every: (milliseconds: number, work: () => void) => void;
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Signals of the operating system; Electron's `powerMonitor`. */
interface PowerSignals {
  on(
    event: 'suspend' | 'resume' | 'shutdown' | 'lock-screen' | 'user-did-resign-active',
    listener: () => void,
  ): unknown;
}

/**
 * Locks the vault when nobody is there: after a time without input, when the screen is locked, when the machine goes to
 * sleep or another user takes it. What is being typed is saved first; a window that does not answer in time is not
 * waited for.
 */
export class IdleLock {
  readonly #around: Surroundings;
  #lastInput: number;
  #asked = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#lastInput = around.now();
    around.every(LOOK_EVERY, () => {
      this.#look();
    });
    around.vault.onLock(() => {
      this.#asked += 1;
    });
  }

  /** Someone typed, clicked or moved in the window. */
  noteInput(): void {
    this.#lastInput = this.#around.now();
  }

  /** Locks on the signals of the operating system. */
  listenTo(signals: PowerSignals): void {
    const lock = (): void => {
      this.lockSoon();
    };
    const lockAtOnce = (): void => {
      this.lockSoon(SAVING_MOST_BEFORE_SLEEP);
    };
    signals.on('suspend', lockAtOnce);
    signals.on('shutdown', lockAtOnce);
    signals.on('lock-screen', lock);
    signals.on('user-did-resign-active', lock);
    // Where the sleep came without a warning, the clock tells on waking.
    signals.on('resume', () => {
      this.#look();
    });
  }

  /** Has the window save and lock, and locks when it did not. */
  lockSoon(most: number = SAVING_MOST): void {
    const { vault, askToSave, after } = this.#around;
    if (vault.state() !== 'open') return;
    if (!askToSave()) {
      vault.lock();
      return;
    }
    const asked = this.#asked;
    after(most, () => {
      // Locked meanwhile, perhaps even opened again: then there is nothing left to do.
      if (this.#asked === asked) vault.lock();
    });
  }

  #look(): void {
    const { vault, now, minutes } = this.#around;
    if (vault.state() !== 'open') {
      // The time counts from the unlocking at the earliest.
      this.noteInput();
      return;
    }
    if (this.#around.isScreenLocked()) {
      this.lockSoon();
      return;
    }
    const idle = now() - this.#lastInput;
    // A clock that was set back says nothing about how long nobody was there.
    if (idle < 0) this.noteInput();
    else if (idle >= minutes() * 60_000) this.lockSoon();
  }
}
