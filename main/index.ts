import { app } from 'electron';
import { quietLibraries } from './quiet-libraries.ts';

/** Words that make the packaged program a command-line tool; everything else opens the window. */
const COMMANDS = new Set([
  'score',
  'report',
  'statement',
  'countersign',
  'identity',
  'verify',
  'import',
  'audit',
  'update',
  'export',
  'schema',
  '--help',
  '--version',
  'help',
]);

quietLibraries();

const words = process.argv.slice(app.isPackaged ? 1 : 2);
const command = words.find((word) => !word.startsWith('--') || COMMANDS.has(word));

if (app.isPackaged && command !== undefined && COMMANDS.has(command)) {
  const { run } = await import('./cli.ts');
  app.exit(await run(words.slice(words.indexOf(command))));
} else {
  const { startApplication } = await import('./shell/start.ts');
  startApplication();
}
