// `node build/release.mjs`: the installers of this platform as they are released, in dist/release. Signs with what the
// environment holds; without it the installers are unsigned, and signing-PLATFORM.txt, which goes into the release notes, says so.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageApplication, requireOfficialElectron } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { SetUpError, main, say } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';
import { signingOf } from './lib/signing.mjs';

const INSTALLERS = /\.(?:exe|msi|dmg|zip|AppImage|deb|rpm|tar\.gz)$/;

await main(async () => {
  const code = await setUp('packing', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  requireOfficialElectron(process.env);
  const secrets = mkdtempSync(join(tmpdir(), 'residua-release-'));
  try {
    const { env, args, note } = signingOf(process.platform, process.env, secrets);
    say(note);
    Object.assign(process.env, env);
    const output = join(root, 'dist/installers');
    const built = await packageApplication({ output, args });
    if (built !== 0) return built;
    collect(output, note);
    return 0;
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
});

function collect(output, note) {
  const target = join(root, 'dist/release');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const installers = readdirSync(output).filter((name) => INSTALLERS.test(name));
  if (installers.length === 0) throw new SetUpError('No installer was made.');
  for (const name of installers) copyFileSync(join(output, name), join(target, name));
  writeFileSync(join(target, `signing-${process.platform}.txt`), `\n${note}\n`);
}
