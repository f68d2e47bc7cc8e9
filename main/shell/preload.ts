import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  CALL_NAMES,
  COMMAND_CHANNEL,
  COPIED_CHANNEL,
  INPUT_CHANNEL,
  type Bridge,
  type Command,
  type CopiedPlace,
} from '../contract/names.ts';

const bridge: Bridge = {
  calls: Object.fromEntries(
    CALL_NAMES.map((name) => [name, (input: unknown): Promise<unknown> => ipcRenderer.invoke(name, input)]),
  ) as Bridge['calls'],
  onCommand: (listener) => {
    const receive = (_event: IpcRendererEvent, command: Command): void => {
      listener(command);
    };
    ipcRenderer.on(COMMAND_CHANNEL, receive);
    return () => {
      ipcRenderer.removeListener(COMMAND_CHANNEL, receive);
    };
  },
};

contextBridge.exposeInMainWorld('residua', bridge);

/** Input is told at most so often, milliseconds. */
const TOLD_EVERY = 2000;
let told = 0;

/** Only what a person does counts: events that the page makes itself are not trusted. */
function tellInput({ isTrusted }: Event): void {
  const now = Date.now();
  if (!isTrusted || now - told < TOLD_EVERY) return;
  told = now;
  ipcRenderer.send(INPUT_CHANNEL);
}

const page = globalThis as unknown as EventTarget;
for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
  page.addEventListener(name, tellInput, { capture: true, passive: true });
}

/** The part of the page's own types that is needed here; the main process is compiled without them. */
interface Page extends EventTarget {
  readonly document: {
    readonly activeElement: Partial<Record<'type' | 'selectionStart' | 'selectionEnd', unknown>> | null;
    getSelection(): { toString(): string } | null;
  };
}

/** Whether anything is marked that Chromium gives away; what is marked in a field for a passphrase it keeps. */
function hasMarked({ document }: Page): boolean {
  const field = document.activeElement;
  if (field?.type === 'password') return false;
  if (typeof field?.selectionStart === 'number') return field.selectionStart !== field.selectionEnd;
  return document.getSelection()?.toString() !== '';
}

/** Only that it happened is told: the main process looks itself what is there. */
function tellCopied(place: CopiedPlace): void {
  ipcRenderer.send(COPIED_CHANNEL, place);
}

const shown = page as Page;
for (const name of ['copy', 'cut']) {
  page.addEventListener(
    name,
    (event) => {
      const marked = hasMarked(shown);
      // The page's own listeners come after this one; with nothing marked and none of them nothing is copied.
      setTimeout(() => {
        if (marked || event.defaultPrevented) tellCopied('clipboard');
      });
    },
    { capture: true, passive: true },
  );
}
if (process.platform === 'linux') {
  shown.addEventListener(
    'selectionchange',
    () => {
      if (hasMarked(shown)) tellCopied('selection');
    },
    { capture: true, passive: true },
  );
}
