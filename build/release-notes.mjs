// `node build/release-notes.mjs 1.2.3`: what CHANGELOG.md says of a version, for the release. Exit 1 when it does not fit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesOf } from './lib/changelog.mjs';
import { root } from './lib/paths.mjs';

const asked = process.argv[2];
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), asked);
if (asked !== version) {
  process.stderr.write(`The tag is for ${asked}; package.json says ${version}. Change one of them.\n`);
  process.exitCode = 1;
} else if (notes === null) {
  process.stderr.write(`CHANGELOG.md has no section "## [${asked}] - YYYY-MM-DD" with content. Write it.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${notes}\n`);
}
