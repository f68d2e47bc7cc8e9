import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askManifest } from '../../../main/update/ask-manifest.ts';
import { MANIFEST_MAX_BYTES } from '../../../main/update/manifest.ts';
import { httpsServer, type HttpsServer } from '../../tools/https-server.ts';

let server: HttpsServer;
beforeAll(async () => {
  server = await httpsServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

const ask = (more: { patience?: number; ca?: string } = {}): Promise<Uint8Array> =>
  askManifest(`${server.origin}/residua-update.json`, { ca: server.ca, ...more });

test('one request is made, and it says nothing but what it asks for', async () => {
  server.answer = (_request, response) => {
    response.setHeader('set-cookie', 'visitor=1');
    response.end('{"format":"residua-update/1"}');
  };
  expect(Buffer.from(await ask()).toString()).toBe('{"format":"residua-update/1"}');
  await ask();
  const { host } = new URL(server.origin);
  const only = [
    'GET /residua-update.json',
    ...['accept', 'application/json', 'accept-encoding', 'identity'],
    ...['Host', host, 'Connection', 'close'],
  ].join('\n');
  // The second carries no cookie of the first.
  expect(server.requests).toEqual([only, only]);
});

test.each([301, 302, 303, 307, 308])('a redirect with status %d is not followed', async (status) => {
  server.answer = (_request, response) => {
    response.writeHead(status, { location: `${server.origin}/elsewhere` }).end();
  };
  await expect(ask()).rejects.toThrow(/points to another address, which is not followed/);
  expect(server.requests).toHaveLength(1);
});

test.each([204, 404, 500])('status %d is told', async (status) => {
  server.answer = (_request, response) => response.writeHead(status).end();
  await expect(ask()).rejects.toThrow(
    `localhost:${new URL(server.origin).port} answers with HTTP status ${String(status)}. Try again later, or take the update from a file.`,
  );
});

test('an endless answer is cut off', async () => {
  let ended = false;
  server.answer = (_request, response) => {
    response.on('close', () => (ended = true));
    const more = (): void => {
      if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), more);
    };
    more();
  };
  await expect(ask()).rejects.toThrow(/sends more than the description of an update/);
  await expect.poll(() => ended).toBe(true);
});

test('an answer of just the size allowed is taken', async () => {
  server.answer = (_request, response) => response.end(Buffer.alloc(MANIFEST_MAX_BYTES, ' '));
  expect((await ask()).length).toBe(MANIFEST_MAX_BYTES);
});

test('an answer that breaks off is none', async () => {
  server.answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{', () => response.socket?.destroy());
  };
  await expect(ask()).rejects.toThrow(/broke off/);
});

test('silence is not waited for, before the answer or within it', async () => {
  server.answer = () => undefined;
  await expect(ask({ patience: 100 })).rejects.toThrow(/did not answer in time/);
  server.answer = (_request, response) => void response.write('{');
  await expect(ask({ patience: 200 })).rejects.toThrow(/did not answer in time/);
});

test('a server whose certificate nobody vouches for is not asked', async () => {
  await expect(askManifest(`${server.origin}/residua-update.json`)).rejects.toThrow(/could not be reached/);
  expect(server.requests).toEqual([]);
});

test('a machine without a network is told so', async () => {
  await expect(askManifest('https://localhost:1/x')).rejects.toThrow(
    /The update server localhost:1 could not be reached/,
  );
});
