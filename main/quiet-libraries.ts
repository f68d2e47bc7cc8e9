/** What libraries print with. */
const PRINTED_WITH = ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Nothing of this program writes to the console, but libraries do: pdf-lib and fontkit print numbers, names and stacks out
 * of the files they read, which are those of patients. From here on nothing of it is printed, in this thread; what fails
 * is told by errors, and the command line writes to its streams itself. To be called before any file is read.
 */
export function quietLibraries(): void {
  for (const name of PRINTED_WITH) globalThis.console[name] = () => undefined;
}
