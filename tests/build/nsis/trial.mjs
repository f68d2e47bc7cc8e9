import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Our part of the Windows setup. */
export const own = readFileSync(resolve(import.meta.dirname, '../../../build/resources/installer.nsh'), 'utf8');

/** A folder in which trial installers are compiled; electron-builder's own needs plugins that come by its own download. */
export class NsisTrial {
  folder = mkdtempSync(join(tmpdir(), 'residua-nsis-'));

  constructor() {
    for (const name of ['trial.nsi', 'program.nsi'])
      copyFileSync(join(import.meta.dirname, name), join(this.folder, name));
  }

  /**
   * Compiles `part` into `out`; a warning is an error. Returns the compiler's status and output.
   *
   * @param options `mode`: "CurrentUser" or "all"; `target`: the compiler's own unless told, "amd64-unicode" for 64 bits
   */
  compile(part, { out = 'residua-trial.exe', version = '1.2.3', mode = 'CurrentUser', target } = {}) {
    writeFileSync(join(this.folder, 'installer.nsh'), part);
    rmSync(join(this.folder, out), { force: true });
    const defined = [`-DVERSION=${version}`, `-DMODE=${mode}`, `-DOUT=${out}`];
    if (target !== undefined) defined.push(`-DTARGET=${target}`);
    const compiler = (file) =>
      spawnSync('makensis', ['-WX', '-V2', '-NOCD', ...defined, file], { cwd: this.folder, encoding: 'utf8' });
    const program = compiler('program.nsi');
    return program.status === 0 ? compiler('trial.nsi') : program;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
