// Fetching one package from the npm registry without installing it.
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetUpError, npm, runQuietly } from './run.mjs';

/**
 * Fetches `name@version` into `folder`, holds it against `integrity` ("sha512-…", base64) and unpacks it there.
 * Returns the unpacked folder. Throws SetUpError when the registry cannot be reached or the archive is not the expected one.
 */
export async function unpackPackage({ name, version, integrity, folder }) {
  mkdirSync(folder, { recursive: true });
  npm(`Fetching ${name}`, ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], { cwd: folder });
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new SetUpError(`Fetching ${name} left no archive in ${folder}.`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(folder, archive)), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new SetUpError(
      `${name}@${version} is not the expected archive.\n  expected ${integrity}\n  found    ${found}`,
    );
  }
  runQuietly(`Unpacking ${name}`, 'tar', ['-xzf', archive], { cwd: folder });
  return join(folder, 'package');
}
