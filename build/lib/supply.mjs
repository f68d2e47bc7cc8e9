// What is shipped and under which licences, from the lock file and the packages it locks. The same input gives the same
// bytes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './run.mjs';

// pdf.js draws on this outside of browsers only; the window has a canvas of its own.
const NOT_SHIPPED = /^@napi-rs\/canvas/;

/** Licences that allow what Residua does with the work: to ship it, changed or not, with its text. */
const ALLOWED_LICENCES = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1']);

/** Fonts are no packages; their licences lie beside them. */
const FONTS = [
  { name: 'DejaVu Sans', licence: 'Bitstream-Vera', file: 'DejaVu-LICENSE.txt' },
  { name: 'Great Vibes', licence: 'OFL-1.1', file: 'GreatVibes-LICENSE.txt' },
  { name: 'Noto Sans Arabic', licence: 'OFL-1.1', file: 'NotoSansArabic-LICENSE.txt' },
  { name: 'Noto Sans CJK', licence: 'OFL-1.1', file: 'NotoSansCJK-LICENSE.txt' },
  { name: 'Noto Sans Hebrew', licence: 'OFL-1.1', file: 'NotoSansHebrew-LICENSE.txt' },
  { name: 'Noto Sans Thai', licence: 'OFL-1.1', file: 'NotoSansThai-LICENSE.txt' },
  { name: 'Source Sans 3', licence: 'OFL-1.1', file: 'SourceSans3-LICENSE.txt' },
];

/** Where the two files lie after a build; the package carries them as resources. */
export const supplyFolder = join(root, 'dist/supply');

/** Writes the bill of materials and the licences for the build. */
export function writeSupply() {
  mkdirSync(supplyFolder, { recursive: true });
  writeFileSync(join(supplyFolder, 'sbom.cdx.json'), billText(billOfMaterials()));
  writeFileSync(join(supplyFolder, 'licenses.txt'), licencesText());
}

export function billText(bill) {
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** The CycloneDX bill of what is shipped: the bundled libraries and Electron. Throws when npm's list lacks one of them. */
export function billOfMaterials() {
  // `--omit dev` loses libraries that development tools use as well, so what is shipped is found by its references.
  const bill = JSON.parse(npm('The bill of materials', ['sbom', '--sbom-format', 'cyclonedx']));
  const manifest = readJson('package.json');
  const references = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const own = bill.metadata.component['bom-ref'];
  const shippedNames = new Set([...Object.entries(manifest.dependencies).map(realName), 'electron']);
  const direct = references.get(own).filter((ref) => shippedNames.has(nameOf(ref)));
  for (const name of shippedNames) {
    if (!direct.some((ref) => nameOf(ref) === name)) throw new Error(`${name} is missing from npm's list.`);
  }
  const shipped = new Set();
  const waiting = [...direct];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (shipped.has(ref) || NOT_SHIPPED.test(ref)) continue;
    shipped.add(ref);
    // What the electron package itself needs only downloads it.
    if (nameOf(ref) !== 'electron') waiting.push(...(references.get(ref) ?? []));
  }
  bill.components = bill.components.filter((component) => shipped.has(component['bom-ref']));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => ref === own || shipped.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => shipped.has(each)) }));
  if (manifest.devDependencies.electron !== bill.components.find(({ name }) => name === 'electron')?.version) {
    throw new Error('The Electron of the bill is not the one that is packed.');
  }
  return withoutChance(bill, manifest);
}

// npm names the folder it ran in, the time, and a number drawn by lot.
function withoutChance(bill, { name }) {
  delete bill.metadata.timestamp;
  Object.assign(bill.metadata.component, { type: 'application', name });
  delete bill.serialNumber;
  const hash = createHash('sha256').update(JSON.stringify(bill)).digest('hex');
  // The form of an identifier that is made from content (RFC 9562, version 8).
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  const { $schema, bomFormat, specVersion, ...rest } = bill;
  const serialNumber = `urn:uuid:${[...parts, hash.slice(20, 32)].join('-')}`;
  return { $schema, bomFormat, specVersion, serialNumber, ...rest };
}

/**
 * The packages that the lock file ships: those below the dependencies of package.json, found where Node would find
 * them, and Electron. Independent of npm's own list, which is held against it.
 */
export function lockedPackages() {
  const { packages } = readJson('package-lock.json');
  const found = new Map();
  const waiting = Object.keys(packages[''].dependencies).map((name) => ({ name, from: '' }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const path = resolvePackage(packages, next.name, next.from);
    if (path === null) {
      if (next.optional) continue;
      throw new Error(`${next.name}, needed by ${next.from || 'Residua'}, is not in the lock file.`);
    }
    const entry = packages[path];
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (found.has(path) || NOT_SHIPPED.test(name)) continue;
    found.set(path, { path, name, version: entry.version, licence: entry.license, integrity: entry.integrity });
    const below = (names = {}, optional = false) =>
      Object.keys(names).map((each) => ({ name: each, from: path, optional }));
    waiting.push(...below(entry.dependencies), ...below(entry.optionalDependencies, true));
    const optionalPeers = entry.peerDependenciesMeta ?? {};
    waiting.push(
      ...below(entry.peerDependencies).map((peer) => ({
        ...peer,
        optional: optionalPeers[peer.name]?.optional === true,
      })),
    );
  }
  const { version, license, integrity } = packages['node_modules/electron'];
  const electron = { path: 'node_modules/electron', name: 'electron', version, licence: license, integrity };
  return [...found.values(), electron].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function resolvePackage(packages, name, from) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (base === '') return null;
  }
}

/** Whether a licence, or for "(A OR B)" one of them, is among the allowed. */
export function isAllowed(licence) {
  if (typeof licence !== 'string') return false;
  const either = /^\((.+)\)$/.exec(licence)?.[1]?.split(' OR ') ?? [licence];
  return either.some((each) => ALLOWED_LICENCES.has(each));
}

/** Every part with its licence in full, in order of names. Throws when a text is missing. */
export function licencesText() {
  const parts = lockedPackages().map(({ path, name, version, licence }) => ({
    title: `${name} ${version} (${licence})`,
    text: licenceOf(join(root, path), name),
  }));
  const fonts = FONTS.map(({ name, licence, file }) => ({
    title: `${name}, a typeface (${licence})`,
    text: read(join('assets/fonts', file)),
  }));
  const all = [...parts, ...fonts].sort((a, b) => (a.title < b.title ? -1 : 1));
  const line = '='.repeat(80);
  return (
    `Residua is shipped under the MIT licence:\n\n${read('LICENSE').trim()}\n\n` +
    'It contains the following works of others. The licences of Chromium, which Electron brings, are in ' +
    'LICENSES.chromium.html beside the program.\n\n' +
    all.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`).join('\n')
  );
}

function licenceOf(folder, name) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((each) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(each)).sort();
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  const { license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return `Published by ${holder} under the licence "${license}", without a text of its own.`;
}

// An alias ("npm:name@version") goes by its real name.
function realName([name, version]) {
  return version.startsWith('npm:') ? nameOf(version.slice(4)) : name;
}

// "@scope/name@1.2.3" → "@scope/name"
function nameOf(ref) {
  return ref.slice(0, ref.lastIndexOf('@'));
}

function readJson(file) {
  return JSON.parse(read(file));
}

function read(file) {
  return readFileSync(join(root, file), 'utf8');
}
