// `npm run audit`: known faults of the packages that are shipped, as the registry knows them; a high one is an error.
// Electron is a development dependency and shipped all the same, so everything is looked at.
import { spawnSync } from 'node:child_process';
import { root } from './lib/paths.mjs';
import { environment } from './lib/run.mjs';

const { status, stdout, stderr } = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
  cwd: root,
  env: environment(),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const answer = parse(stdout);
if (answer?.metadata?.vulnerabilities === undefined) {
  const reason = answer?.error?.summary || answer?.message || stderr.trim().split('\n').at(-1) || 'no answer';
  process.stderr.write(
    `NOT AUDITED: the registry's list of known faults could not be reached (${reason}).\n` +
      'Nothing is known about the packages from this run. Repeat it where the registry can be reached; CI does so.\n',
  );
  process.exitCode = 3;
} else {
  const counts = Object.entries(answer.metadata.vulnerabilities).filter(([kind]) => kind !== 'total');
  process.stdout.write(`Known faults: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}.\n`);
  for (const [name, { severity, via, range }] of Object.entries(answer.vulnerabilities ?? {})) {
    const titles = via.map((each) => (typeof each === 'string' ? `through ${each}` : each.title));
    process.stdout.write(`${severity}: ${name} ${range}: ${titles.join('; ')}\n`);
  }
  process.exitCode = status === 0 ? 0 : 1;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
