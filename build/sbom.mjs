// `npm run -s sbom`: the CycloneDX bill of materials of what is shipped: the bundled libraries and Electron.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { npm } from './lib/run.mjs';

// pdf.js draws on this outside of browsers only; the window has a canvas of its own.
const NOT_SHIPPED = /^@napi-rs\/canvas/;

// `--omit dev` loses libraries that development tools use as well, so what is shipped is found by its references.
const bill = JSON.parse(npm('The bill of materials', ['sbom', '--sbom-format', 'cyclonedx']));
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const references = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const own = bill.metadata.component['bom-ref'];
// An alias ("npm:name@version") goes by its real name in the bill.
const realName = ([name, version]) => (version.startsWith('npm:') ? nameOf(version.slice(4)) : name);
const shippedNames = new Set([...Object.entries(dependencies).map(realName), 'electron']);
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
if (devDependencies.electron !== bill.components.find(({ name }) => name === 'electron')?.version) {
  throw new Error('The Electron of the bill is not the one that is packed.');
}
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);

// "@scope/name@1.2.3" → "@scope/name"
function nameOf(ref) {
  return ref.slice(0, ref.lastIndexOf('@'));
}
