import { writeSync } from 'node:fs';
import { isMainThread, parentPort } from 'node:worker_threads';

// Preloaded by a test: tells on the third stream what the program holds in memory after each case, garbage excluded. The
// main thread writes a line of progress for each; a thread answers for each.
const collect = globalThis.gc;
if (collect === undefined) throw new Error('Run with --expose-gc.');

function tell(what: string): void {
  void collect?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  writeSync(3, `${what} ${String(heapUsed + external + arrayBuffers)}\n`);
}

if (isMainThread) {
  const { stderr } = process;
  const write = stderr.write.bind(stderr);
  stderr.write = (...given: Parameters<typeof write>) => {
    if (String(given[0]).includes(' of ')) tell('main');
    return write(...given);
  };
} else if (parentPort !== null) {
  const port = parentPort;
  const post = port.postMessage.bind(port);
  port.postMessage = (...given: Parameters<typeof post>) => {
    post(...given);
    // The answer is made while the case still is on the stack; afterwards nothing may hold on to it.
    setImmediate(tell, 'thread');
  };
}
