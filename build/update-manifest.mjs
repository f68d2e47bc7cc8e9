// `npm run update-manifest -- FOLDER`: the signed description of the installers in FOLDER, written beside them, for updates from a
// file and for "Check for updates". The private key comes in UPDATE_SIGNING_KEY (PEM). Without it nothing is written but
// signing-update.txt, which goes into the release notes and says so.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datedNotesOf } from './lib/changelog.mjs';
import { root } from './lib/paths.mjs';
import { SetUpError, main, say } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('cli', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  const [given] = process.argv.slice(2);
  if (given === undefined) throw new SetUpError('Name the folder that holds the installers.');
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const note = await write(folder, process.env['UPDATE_SIGNING_KEY'] ?? '');
  writeFileSync(join(folder, 'signing-update.txt'), `\n${note}\n`);
  say(note);
  // Shown beside the run, not only in its log.
  if (process.env['GITHUB_ACTIONS'] === 'true' && note.includes('NOT')) process.stdout.write(`::warning::${note}\n`);
  return 0;
});

async function write(folder, pem) {
  if (pem === '') {
    return 'Updates: NOT signed, because no update key is set up. Installed programs will refuse these files as updates.';
  }
  const { installersIn, signedManifest } = await import('./lib/update-manifest.mjs');
  const { UPDATE_CHANNEL } = await import('../main/update/channel.ts');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const dated = datedNotesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  if (dated === null) throw new SetUpError(`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD" with content.`);
  const files = await installersIn(folder, version);
  const text = signedManifest({ format: 'residua-update/1', version, ...dated, files }, pem, UPDATE_CHANNEL.keys);
  const name = `Residua-${version}.residua-update.json`;
  writeFileSync(join(folder, name), text);
  return `Updates: signed, ${files.length} files in ${name}.`;
}
