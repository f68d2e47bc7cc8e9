import { writeSync } from 'node:fs';
import { isMainThread, parentPort } from 'node:worker_threads';

// Preloaded by a test: tells on the third stream what the program holds in memory as cases go by, garbage excluded. The
// main thread writes a line of progress for each; a thread answers for each.
const collect = globalThis.gc;
if (collect === undefined) throw new Error('Run with --expose-gc.');

/** Collecting takes longer than a case, so every fourth is looked at. */
let cases = 0;

function tell(what: string): void {
  cases += 1;
  if (cases % 4 !== 0) return;
  collect?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  writeSync(3, `${what} ${String(heapUsed + external + arrayBuffers)}\n`);
}

if (isMainThread) {
  const { stderr } = process;
  const write = stderr.write.bind(stderr) as (...given: unknown[]) => boolean;
  Object.assign(stderr, {
    write: (...given: unknown[]) => {
      if (/^\d+ of \d+:/.test(String(given[0]))) tell('main');
      return write(...given);
    },
  });
} else if (parentPort !== null) {
  const port = parentPort;
  const post = port.postMessage.bind(port);
  port.postMessage = (...given: Parameters<typeof post>) => {
    post(...given);
    // The answer is made while the case still is on the stack; afterwards nothing may hold on to it.
    setImmediate(tell, 'thread');
  };
}
