import type { Clipboard } from 'electron';
import { createHash } from 'node:crypto';
import type { CopiedPlace } from '../contract/names.ts';

/** Chromium writes after it has told of it, milliseconds. */
const WRITTEN_WITHIN = 100;

type Place = Pick<Clipboard, 'readText' | 'clear'>;

/**
 * Takes back what the window put on the clipboard, and on Linux what was last marked, which the middle button pastes.
 * What another program has put there since stays. Only hashes are remembered. The window gives nothing away but text,
 * alone or with its formatting; clearing takes both.
 */
export class OwnClipboard {
  readonly #places: Readonly<Record<CopiedPlace, Place | undefined>>;
  readonly #own = new Map<Place, string>();
  /** Places whose text is not written yet. */
  readonly #awaited = new Map<Place, NodeJS.Timeout>();
  #reading: Promise<void> = Promise.resolve();

  readonly #failed: (error: unknown) => void;

  /**
   * @param system with `selection` on Linux alone.
   * @param failed told when the system does not let the clipboard be read.
   */
  constructor(system: Place & { readonly selection?: Place | undefined }, failed: (error: unknown) => void) {
    this.#places = { clipboard: system, selection: system.selection };
    this.#failed = failed;
  }

  /** The window has copied, cut or marked something just now. */
  note(where: CopiedPlace): void {
    const place = this.#places[where];
    if (place === undefined) return;
    clearTimeout(this.#awaited.get(place));
    const remember = (): void => {
      this.#remember(place);
    };
    this.#awaited.set(place, setTimeout(remember, WRITTEN_WITHIN));
  }

  /** Clears what still is the window's own. */
  clear(): Promise<void> {
    for (const place of this.#awaited.keys()) this.#remember(place);
    return this.#afterwards(async () => {
      const own = [...this.#own];
      this.#own.clear();
      for (const [place, hash] of own) {
        if ((await hashOf(place)) === hash) place.clear();
      }
    });
  }

  #remember(place: Place): void {
    clearTimeout(this.#awaited.get(place));
    this.#awaited.delete(place);
    void this.#afterwards(async () => {
      const hash = await hashOf(place);
      if (hash !== null) this.#own.set(place, hash);
    });
  }

  /** One thing after the other; what failed does not hinder what comes next. */
  #afterwards(work: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(work).catch(this.#failed);
    return this.#reading;
  }
}

/** Null when there is no text. */
async function hashOf(place: Place): Promise<string | null> {
  const text = await place.readText();
  return text === '' ? null : createHash('sha256').update(text).digest('hex');
}
