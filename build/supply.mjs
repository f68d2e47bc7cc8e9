// `npm test -- supply`: what is shipped is locked, whole, listed, and allowed to be shipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { billOfMaterials, billText, isAllowed, licencesText, lockedPackages } from './lib/supply.mjs';
import { root } from './lib/paths.mjs';
import { main, say } from './lib/run.mjs';

const text = z.string().min(1);
/** The parts of CycloneDX 1.5 that the bill uses, with what the standard demands of them. */
const component = z.object({
  'bom-ref': text,
  type: z.enum(['application', 'library', 'framework']),
  name: text,
  version: text,
  purl: z.string().regex(/^pkg:npm\/\S+@\S+$/),
  hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) })).min(1),
  licenses: z
    .array(z.union([z.strictObject({ license: z.object({ id: text }) }), z.strictObject({ expression: text })]))
    .min(1),
});
const billSchema = z.strictObject({
  $schema: z.url(),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  version: z.int().min(1),
  metadata: z.looseObject({ component: z.looseObject({ type: z.literal('application'), name: z.literal('residua') }) }),
  components: z.array(component).min(1),
  dependencies: z.array(z.strictObject({ ref: text, dependsOn: z.array(text) })),
});

await main(() => {
  const locked = lockedPackages();
  const made = billOfMaterials();
  const faults = [
    ...faultsOfLicences(locked),
    ...faultsOfLock(locked),
    ...faultsOfBill(made, locked),
    ...faultsOfTexts(locked),
  ];
  if (billText(made) !== billText(billOfMaterials())) faults.push('The bill of materials differs from run to run.');
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length === 0) say(`${String(locked.length)} packages are shipped; all are locked, listed and allowed.`);
  return faults.length === 0 ? 0 : 1;
});

function faultsOfLicences(locked) {
  return locked
    .filter(({ licence }) => !isAllowed(licence))
    .map(
      ({ name, version, licence }) => `${name} ${version} has the licence "${String(licence)}", which is not allowed.`,
    );
}

// A package without a hash could be exchanged on its way.
function faultsOfLock(locked) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const open = Object.entries(packages).filter(
    ([path, { integrity }]) => path !== '' && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  );
  return [
    ...open.map(([path]) => `${path} has no SHA-512 in the lock file.`),
    ...locked
      .filter(({ version }) => !/^\d+\.\d+\.\d+/.test(version))
      .map(({ name }) => `${name} has no exact version.`),
  ];
}

function faultsOfBill(made, locked) {
  const parsed = billSchema.safeParse(made);
  if (!parsed.success) return [`The bill of materials is not valid CycloneDX: ${z.prettifyError(parsed.error)}`];
  const bill = parsed.data;
  const known = new Set([...bill.components.map((each) => each['bom-ref']), made.metadata.component['bom-ref']]);
  const listed = new Map(bill.components.map((each) => [each['bom-ref'], each]));
  const wanted = new Map(locked.map((each) => [`${each.name}@${each.version}`, each]));
  const hashOf = ({ hashes }) => Buffer.from(hashes[0].content, 'hex').toString('base64');
  return [
    ...(listed.size === bill.components.length ? [] : ['The bill of materials names something twice.']),
    ...[...wanted.keys()]
      .filter((ref) => !listed.has(ref))
      .map((ref) => `${ref} is missing from the bill of materials.`),
    ...[...listed.keys()].filter((ref) => !wanted.has(ref)).map((ref) => `${ref} is in the bill, but not shipped.`),
    ...[...wanted]
      .filter(([ref, { integrity }]) => listed.has(ref) && `sha512-${hashOf(listed.get(ref))}` !== integrity)
      .map(([ref]) => `${ref} has another hash in the bill than in the lock file.`),
    ...bill.dependencies
      .flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
      .filter((ref) => !known.has(ref))
      .map((ref) => `The bill refers to ${ref}, which it does not list.`),
  ];
}

function faultsOfTexts(locked) {
  const texts = licencesText();
  return locked
    .filter(({ name, version, licence }) => !texts.includes(`\n${name} ${version} (${licence})\n`))
    .map(({ name }) => `The licences lack ${name}.`);
}
