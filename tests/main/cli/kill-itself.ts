import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Preloaded by a test: the program ends, as by a power cut, at the n-th step by which its thread changes the disk. A write
// is cut off in its middle; every other step is not begun.
const at = Number(process.env['RESIDUA_KILL_AT']);
let steps = 0;

function isIt(): boolean {
  steps += 1;
  return steps === at;
}

function end(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more may happen.
  for (;;);
}

if (!isMainThread && at > 0) {
  const { link, open, rename, rm } = fs;
  Object.assign(fs, {
    link: (...given: Parameters<typeof link>) => (isIt() ? end() : link(...given)),
    rename: (...given: Parameters<typeof rename>) => (isIt() ? end() : rename(...given)),
    rm: (...given: Parameters<typeof rm>) => (isIt() ? end() : rm(...given)),
    open: async (...given: Parameters<typeof open>) => watched(await open(...given)),
  });
  syncBuiltinESMExports();
}

function watched(handle: FileHandle): FileHandle {
  const sync = handle.sync.bind(handle);
  const writeFile = handle.writeFile.bind(handle);
  handle.sync = () => (isIt() ? end() : sync());
  handle.writeFile = async (data) => {
    const bytes = Buffer.from(data as Uint8Array);
    if (!isIt()) return writeFile(bytes);
    await writeFile(bytes.subarray(0, bytes.length / 2));
    return end();
  };
  return handle;
}
