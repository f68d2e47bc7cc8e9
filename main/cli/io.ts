/** What a command needs of the world; tests give their own. */
export interface CliIo {
  /** Folder from which relative paths count. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Resolves when all that was written has left the program, or its reader has gone. */
  readonly drained: () => Promise<void>;
}

/** The real streams. A reader that goes away early (`| head -1`) is no failure. */
export function processIo(): CliIo {
  const pending = new Set<Promise<void>>();
  const writer = (stream: NodeJS.WriteStream) => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
    return (text: string): void => {
      const written = new Promise<void>((resolve) => {
        // Called with an error when the reader has gone; the 'error' listener tells the kinds apart.
        stream.write(text, () => {
          pending.delete(written);
          resolve();
        });
      });
      pending.add(written);
    };
  };
  return {
    cwd: process.cwd(),
    now: () => new Date(),
    out: writer(process.stdout),
    err: writer(process.stderr),
    drained: async () => {
      await Promise.all(pending);
    },
  };
}
