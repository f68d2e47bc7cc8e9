// `npm run -s sbom`: the CycloneDX bill of materials of what is shipped: the bundled libraries and Electron.
import { billOfMaterials, billText } from './lib/supply.mjs';

process.stdout.write(billText(billOfMaterials()));
