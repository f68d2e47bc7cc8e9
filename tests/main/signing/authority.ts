import { readFileSync } from 'node:fs';
import type { SigningIdentity } from '../../../main/signing/identity.ts';
import { readP12 } from '../../../main/signing/p12.ts';
import { run, type WorkFolder } from './support.ts';

/** An authority and a signer under it, made by the openssl program, as a .p12 with the chain. */
export function authorityIdentity(folder: WorkFolder, kind: 'ec' | 'rsa', legacy: boolean): Promise<SigningIdentity> {
  const at = (name: string): string => `${folder.path}/${kind}-${name}`;
  const newKey = kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['-newkey', 'rsa:2048'];
  const extensions = folder.file(
    `${kind}.cnf`,
    'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:false\n',
  );
  run(
    'openssl',
    'req',
    '-x509',
    ...newKey,
    '-nodes',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Test Authority',
    '-days',
    '3650',
  );
  run(
    'openssl',
    'req',
    ...newKey,
    '-nodes',
    '-keyout',
    at('leaf.key'),
    '-out',
    at('leaf.csr'),
    '-utf8',
    '-subj',
    '/CN=Jiří Žižka',
  );
  run(
    'openssl',
    'x509',
    '-req',
    '-in',
    at('leaf.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-out',
    at('leaf.pem'),
    '-days',
    '365',
    '-extfile',
    extensions,
  );
  run(
    'openssl',
    'pkcs12',
    '-export',
    '-inkey',
    at('leaf.key'),
    '-in',
    at('leaf.pem'),
    '-certfile',
    at('ca.pem'),
    '-out',
    at('id.p12'),
    '-passout',
    'pass:grüße',
    ...(legacy ? ['-legacy'] : []),
  );
  return readP12(readFileSync(at('id.p12')), 'grüße');
}
