import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the settings of an Electron stand in it: a mark, the version of their format, how many there are, each off. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.of(1, 9),
  Buffer.from('0'.repeat(9)),
]);
/** Something that electron-builder packs for Windows as if it were Electron: a program of Windows' kind, with fuses. */
export async function windowsStandIn(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'fuses.bin'), FUSES);
  await copyFile(join(import.meta.dirname, 'stand-in.nsi'), join(folder, 'stand-in.nsi'));
  execFileSync('makensis', ['-V1', '-NOCD', 'stand-in.nsi'], { cwd: folder });
  await writeFile(join(folder, 'version'), version);
}

/** The same for macOS: the bundles of an Electron, their descriptions, and programs that are none. */
export async function macStandIn(folder: string, version: string): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents');
  await bundle(contents, 'Electron', version);
  await mkdir(join(contents, 'Resources'), { recursive: true });
  for (const helper of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `Electron Helper${helper}`;
    await bundle(join(contents, 'Frameworks', `${name}.app`, 'Contents'), name, version);
  }
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework');
  await put(join(framework, 'Versions', 'A', 'Electron Framework'), Buffer.concat([Buffer.alloc(64), FUSES]));
  await symlink('A', join(framework, 'Versions', 'Current'));
  await symlink('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  await writeFile(join(folder, 'version'), version);
}

async function bundle(contents: string, name: string, version: string): Promise<void> {
  const facts = {
    CFBundleExecutable: name,
    CFBundleIdentifier: 'com.github.Electron',
    CFBundleName: name,
    CFBundlePackageType: 'APPL',
    CFBundleShortVersionString: version,
    CFBundleVersion: version,
  };
  const entries = Object.entries(facts).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  const list = `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${entries.join('')}</dict></plist>`;
  await put(join(contents, 'Info.plist'), Buffer.from(list));
  await put(join(contents, 'MacOS', name), Buffer.alloc(64));
  await chmod(join(contents, 'MacOS', name), 0o755);
}

async function put(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
