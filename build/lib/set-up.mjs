// What has to be true before the application can be started, tested or used from the command line.
import { continueOnLockedNode, installDependencies, requireNode } from './dependencies.mjs';
import { requireFromSystem, requirements } from './system.mjs';

/**
 * Sets the checkout up for one purpose: 'cli' (no window), 'window', 'packing' or 'tests'. Quick when nothing is to be done.
 * Returns an exit code when the work was carried on, and ended, on the locked Node; null when the caller carries on.
 * Throws SetUpError saying what to do when something needed cannot be had.
 */
export async function setUp(purpose, script) {
  requireNode();
  installDependencies();
  const code = await continueOnLockedNode(script);
  if (code !== null || purpose === 'cli') return code;

  requireFromSystem(requirements[purpose]);
  const { provideElectron } = await import('./electron.mjs');
  await provideElectron();
  if (purpose === 'tests') {
    const { provideVeraPdf } = await import('./verapdf.mjs');
    await provideVeraPdf();
  }
  const { installHooks } = await import('./hooks.mjs');
  installHooks();
  return null;
}
