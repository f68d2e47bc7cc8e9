// `npm run screenshots`: takes the pictures of docs/screenshots anew, from the application as it is built now.
import { fileURLToPath } from 'node:url';
import { environment, main, runInForeground } from './lib/run.mjs';
import { setUp } from './lib/set-up.mjs';

await main(async () => {
  const code = await setUp('tests', fileURLToPath(import.meta.url));
  if (code !== null) return code;
  const { buildApplication } = await import('./lib/application.mjs');
  const { playwright } = await import('./lib/test-parts.mjs');
  buildApplication();
  const { command, args } = playwright(['--project=screenshots']);
  return runInForeground(command, args, { env: environment({ RENEW_SCREENSHOTS: '1' }) });
});
