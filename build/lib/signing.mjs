// How installers are signed: from the names of the release's secrets to the settings of electron-builder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from './run.mjs';

/** Read by the signing tool itself. */
const AZURE_LOGIN = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
/** Which signature to ask for. */
const AZURE_SETTINGS = {
  AZURE_SIGNING_ENDPOINT: 'endpoint',
  AZURE_SIGNING_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGNING_PROFILE: 'certificateProfileName',
  AZURE_SIGNING_PUBLISHER: 'publisherName',
};

/**
 * The environment and arguments for electron-builder, and one sentence about it for people.
 * Throws SetUpError when only some of the secrets that belong together are there: half a signature is a mistake.
 */
export function signingOf(platform, secrets, folder) {
  if (platform === 'win32') return windows(secrets);
  if (platform === 'darwin') return mac(secrets, folder);
  return { env: {}, args: ['--linux'], note: 'Linux: packages carry no signature of their own; compare SHA256SUMS.' };
}

/** A certificate in a file, or one that stays in Azure's hardware, as most certificates issued today must. */
function windows(secrets) {
  const file = together(secrets, ['WINDOWS_CERTIFICATE', 'WINDOWS_CERTIFICATE_PASSWORD']);
  const azure = together(secrets, [...AZURE_LOGIN, ...Object.keys(AZURE_SETTINGS)]);
  if (file !== null && azure !== null) {
    throw new SetUpError(
      'Both WINDOWS_CERTIFICATE and the AZURE_ secrets are set; Windows installers carry one signature.',
    );
  }
  if (file !== null) {
    const [link, password] = file;
    return {
      env: { WIN_CSC_LINK: link, WIN_CSC_KEY_PASSWORD: password },
      args: ['--win', '-c.forceCodeSigning=true'],
      note: 'Windows: signed.',
    };
  }
  if (azure !== null) {
    const settings = Object.entries(AZURE_SETTINGS).map(
      ([name, setting]) => `-c.win.azureSignOptions.${setting}=${secrets[name]}`,
    );
    return {
      env: Object.fromEntries(AZURE_LOGIN.map((name) => [name, secrets[name]])),
      args: ['--win', '-c.forceCodeSigning=true', ...settings],
      note: 'Windows: signed.',
    };
  }
  return {
    env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
    args: ['--win'],
    note: 'Windows: NOT signed, because no certificate is set up. Windows will warn.',
  };
}

function mac(secrets, folder) {
  const certificate = together(secrets, ['MAC_CERTIFICATE', 'MAC_CERTIFICATE_PASSWORD']);
  const notary = together(secrets, ['APPLE_API_KEY_BASE64', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']);
  if (certificate === null) {
    if (notary !== null) throw new SetUpError('Only signed applications are notarised: MAC_CERTIFICATE is not set.');
    return {
      env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
      args: ['--mac', '-c.mac.notarize=false'],
      note: 'macOS: NOT signed and not notarised, because no certificate is set up. macOS will refuse to open it at first.',
    };
  }
  const [link, password] = certificate;
  const signed = { CSC_LINK: link, CSC_KEY_PASSWORD: password };
  if (notary === null) {
    return {
      env: signed,
      args: ['--mac', '-c.forceCodeSigning=true', '-c.mac.notarize=false'],
      note: 'macOS: signed, NOT notarised, because no notary key is set up.',
    };
  }
  const [key, keyId, issuer] = notary;
  const file = join(folder, 'notary-key.p8');
  writeFileSync(file, Buffer.from(key, 'base64'), { mode: 0o600 });
  return {
    env: { ...signed, APPLE_API_KEY: file, APPLE_API_KEY_ID: keyId, APPLE_API_ISSUER: issuer },
    args: ['--mac', '-c.forceCodeSigning=true', '-c.mac.notarize=true'],
    note: 'macOS: signed and notarised.',
  };
}

// All values, or null when none is set.
function together(secrets, names) {
  const values = names.map((name) => secrets[name] ?? '');
  const given = values.filter((value) => value !== '').length;
  if (given === 0) return null;
  if (given === names.length) return values;
  const absent = names.filter((_, index) => values[index] === '');
  throw new SetUpError(`Some signing secrets are set, but not ${absent.join(', ')}. Set all of them or none.`);
}
