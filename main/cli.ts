import { run } from './cli/run.ts';
import { quietLibraries } from './quiet-libraries.ts';

export { run };

// The packaged program imports this module and calls `run` itself; then the module's name is another.
if (/[\\/]cli\.ts$/.test(process.argv[1] ?? '') && import.meta.filename.endsWith('cli.ts')) {
  quietLibraries();
  process.exitCode = await run(process.argv.slice(2));
}
