import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_NAMES, COMMAND_CHANNEL, type Bridge, type Command } from '../contract/names.ts';

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
