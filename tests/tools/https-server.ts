import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HttpsServer {
  /** Begins with https://localhost and ends without a slash. */
  readonly origin: string;
  /** The certificate that it answers with, PEM: its own authority. */
  readonly ca: string;
  /** Every request, as its line and headers. */
  readonly requests: string[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** An https server on this machine with a certificate of its own. */
export async function httpsServer(): Promise<HttpsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'residua-https-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    ],
    { stdio: 'pipe' },
  );
  const ca = readFileSync(cert, 'utf8');
  const requests: string[] = [];
  const server = createServer({ key: readFileSync(key), cert: ca }, (request, response) => {
    requests.push([`${request.method ?? ''} ${request.url ?? ''}`, ...request.rawHeaders].join('\n'));
    own.answer(request, response);
  });
  rmSync(folder, { recursive: true });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const own: HttpsServer = {
    origin: `https://localhost:${String((server.address() as AddressInfo).port)}`,
    ca,
    requests,
    answer: (_request, response) => response.end(),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
  return own;
}
