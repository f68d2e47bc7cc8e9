import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { run, type WorkFolder } from './support.ts';

export interface Authority {
  readonly url: string;
  /** What the server answers from now on instead of a timestamp; null: timestamps again. */
  answer: ((query: Uint8Array) => { status: number; body: Uint8Array } | Promise<never>) | null;
  /** The answer of openssl to a query, with the authority's issuer or without. */
  readonly reply: (query: Uint8Array, options?: { chain: boolean }) => Uint8Array;
  readonly close: () => void;
}

/** A timestamp authority on this machine: openssl behind an http server. */
export async function timestampAuthority(folder: WorkFolder): Promise<Authority> {
  const at = (name: string): string => `${folder.path}/tsa-${name}`;
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  run(
    'openssl',
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Root',
    '-days',
    '9',
  );
  run('openssl', 'req', ...key, '-keyout', at('key'), '-out', at('csr'), '-subj', '/CN=Test timestamps');
  const extensions = folder.file(
    'tsa-ext',
    `extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n`,
  );
  const under = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '9'];
  run('openssl', 'x509', '-req', '-in', at('csr'), ...under, '-out', at('pem'), '-extfile', extensions);
  folder.file('tsa-serial', '01\n');
  const common =
    `serial=${at('serial')}\nsigner_cert=${at('pem')}\nsigner_key=${at('key')}\n` +
    'signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n';
  const configuration = folder.file('tsa.cnf', `[alone]\n${common}[chain]\n${common}certs=${at('ca.pem')}\n`);
  const reply = (query: Uint8Array, options = { chain: true }): Uint8Array => {
    const asked = folder.file('tsa-query', query);
    run(
      'openssl',
      'ts',
      '-reply',
      '-queryfile',
      asked,
      '-config',
      configuration,
      '-section',
      options.chain ? 'chain' : 'alone',
      '-out',
      at('reply'),
    );
    return new Uint8Array(readFileSync(at('reply')));
  };
  const authority = { url: '', answer: null, reply } as { -readonly [K in keyof Authority]: Authority[K] };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const query = Buffer.concat(parts);
        const { status, body } =
          authority.answer === null ? { status: 200, body: reply(query) } : await authority.answer(query);
        response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
      })();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  authority.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  authority.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return authority;
}
