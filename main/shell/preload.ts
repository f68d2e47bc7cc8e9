import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_NAMES, COMMAND_CHANNEL, INPUT_CHANNEL, type Bridge, type Command } from '../contract/names.ts';

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

for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
  (globalThis as unknown as EventTarget).addEventListener(name, tellInput, { capture: true, passive: true });
}
