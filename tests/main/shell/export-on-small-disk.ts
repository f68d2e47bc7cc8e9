import { registerHooks } from 'node:module';
import { ResiduaError } from '../../../main/domain/errors.ts';
import { PASSPHRASE, quickVault } from '../vault/quick-vault.ts';
import { EXHIBIT, trailOf } from './exported.ts';

// Run by a test as a program of its own, whose disk is small: exports a report that finds no room there, with an exhibit
// that does, and tells what came of it.
const [target = '', vaultFolder = ''] = process.argv.slice(2);

/** As much of Electron as exporting asks for. */
const ELECTRON = `
  export const app = { getPath: () => '/' };
  export const dialog = {
    showSaveDialog: async () => ({ canceled: false, filePath: ${JSON.stringify(target)} }),
  };`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: `data:text/javascript,${encodeURIComponent(ELECTRON)}`, format: 'module', shortCircuit: true }
      : next(specifier, context),
});

const { withAudit } = await import('../../../main/shell/auditing.ts');
const { exportPdf } = await import('../../../main/shell/export-pdf.ts');

const KILOBYTE = 1024;
const vault = quickVault(vaultFolder);
await vault.create(PASSPHRASE);
const handlers = withAudit(vault, {
  'report.export': () =>
    exportPdf(null, {
      title: 'Export',
      fileName: 'x.pdf',
      pdf: Buffer.alloc(3000 * KILOBYTE, 'r'),
      beside: [{ name: EXHIBIT, pdf: Buffer.alloc(100 * KILOBYTE, 'e') }],
    }),
} as never);
let failure: unknown = null;
try {
  await handlers['report.export']({ id: 'x' });
} catch (error) {
  failure = error;
}
const { code, message } = failure instanceof ResiduaError ? failure : { code: 'none', message: '' };
const told = { failure: code, message, trail: trailOf(vault) };
vault.lock();
process.stdout.write(JSON.stringify(told));
