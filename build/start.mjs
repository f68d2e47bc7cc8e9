// `npm start`: opens the application; without a display it does the same main job from the command line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules, root } from './lib/paths.mjs';
import { main, nodeBinary, runInForeground, say } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

const script = fileURLToPath(import.meta.url);
const linux = process.platform === 'linux';
const display = !linux || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];

await main(() => (display ? openWindow() : withoutWindow()));

async function openWindow() {
  const code = await setUp('window', script);
  if (code !== null) return code;
  const { buildApplication } = await import('./lib/application.mjs');
  buildApplication();
  const flags = sandboxFlags();
  return runInForeground(nodeBinary(), [join(modules, 'electron/cli.js'), ...flags, root, ...process.argv.slice(2)], {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
}

// Chromium cannot sandbox root, nor where unprivileged user namespaces are forbidden and its helper is not set-uid.
function sandboxFlags() {
  if (!linux) return [];
  const asRoot = process.getuid() === 0;
  const helper = statSync(join(modules, 'electron/dist/chrome-sandbox'), { throwIfNoEntry: false });
  const setUid = helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
  if (!asRoot && (setUid || spawnSync('unshare', ['--user', 'true']).status === 0)) return [];
  const why = asRoot ? 'running as root' : 'this system forbids unprivileged user namespaces';
  say(`DEVELOPMENT ONLY: ${why}, so the window opens without Chromium's sandbox. Do not enter real patients' data.`);
  return ['--no-sandbox'];
}

async function withoutWindow() {
  const code = await setUp('cli', script);
  if (code !== null) return code;
  say(
    'There is no display, so no window can be opened: the sample evaluation is scored and reported from here instead.',
  );
  const cli = join(root, 'main/cli.ts');
  const sample = join(root, 'assets/sample/sample-evaluation.json');
  const report = join(root, 'out/residua-sample-report.pdf');
  mkdirSync(join(root, 'out'), { recursive: true });
  for (const args of [
    ['score', sample],
    ['report', '--sample', '--out', report, '--force'],
    ['verify', report],
  ]) {
    const ended = await runInForeground(nodeBinary(), [cli, ...args]);
    if (ended !== 0) return ended;
  }
  say(`The signed sample report: ${report}`);
  return 0;
}
