import { expect } from '@playwright/test';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { attemptEverything, attemptToNavigate, NAMED } from './hostile/attempts.ts';
import { listen, type Listeners } from './hostile/listeners.ts';
import { whatLeft } from './hostile/net-log.ts';
import { launchUnprotected } from './hostile/unprotected.ts';
import { newDataFolder } from './pages/residua.ts';
import { test } from './start.ts';

/** That the listeners listen is shown by the test itself, which reaches them after everything else. */
async function reach({ port, udpPort }: Listeners): Promise<void> {
  expect((await fetch(`http://127.0.0.1:${String(port)}/control`)).status).toBe(200);
  const socket = createSocket('udp4');
  await new Promise((sent) => {
    socket.send('control', udpPort, '127.0.0.1', sent);
  });
  socket.close();
}

let target: Listeners;
test.beforeEach(async () => {
  target = await listen();
});
test.afterEach(() => target.close());

test('nothing a script in the window can try reaches the network, with the content security policy or without', async ({
  start,
}) => {
  const dataFolder = await newDataFolder();
  const log = join(dataFolder, 'net-log.json');
  const { app, window, residua } = await start({ dataFolder, args: [`--log-net-log=${log}`] });
  // The making of a vault is in the log too.
  await residua.createVault();
  const { port, udpPort } = target;

  // First the page as it is served; then without its policy, so that what lies beneath has to hold alone.
  for (const withoutPolicy of [false, true]) {
    if (withoutPolicy) {
      const protocol = await window.context().newCDPSession(window);
      await protocol.send('Page.setBypassCSP', { enabled: true });
      await window.reload();
    }
    const refused = await window.evaluate(attemptEverything, { port, udpPort });
    for (const name of ['fetch', 'fetch-name', 'fetch-file', 'font', 'import', 'own-service-worker', 'web-transport']) {
      expect(
        refused.map((line) => line.split(':')[0]),
        name,
      ).toContain(name);
    }
    await window.evaluate(attemptToNavigate, { port, udpPort });
    expect(window.url()).toMatch(/^app:\/\/residua\//);
    expect(app.windows()).toHaveLength(1);
    expect(target.connections()).toEqual([]);
    expect(target.datagrams()).toBe(0);
  }

  await reach(target);
  expect(target.connections()).toEqual(['GET /control HTTP/1.1']);
  await expect.poll(target.datagrams).toBe(1);
  await app.close();
  // Not even a name was looked up, from the start of the program to its end.
  expect(whatLeft(log)).toEqual([]);
});

test('the same attempts arrive from a window without protection', async () => {
  const folder = await newDataFolder();
  const log = join(folder, 'net-log.json');
  const page = await listen();
  const { app, window } = await launchUnprotected(folder, `http://127.0.0.1:${String(page.port)}/`, log);
  const { port, udpPort } = target;
  await window.evaluate(attemptEverything, { port, udpPort });
  const seen = target.connections();
  for (const name of [...NAMED, 'frame-data']) {
    expect(
      seen.some((line) => line.includes(`/${name} `)),
      name,
    ).toBe(true);
  }
  // STUN over UDP, and TURN over TCP, which does not speak HTTP.
  expect(target.datagrams()).toBeGreaterThan(0);
  expect(seen.some((line) => line !== '' && !line.endsWith(' HTTP/1.1'))).toBe(true);

  // The first way that works takes the page away.
  await window.evaluate(attemptToNavigate, { port, udpPort }).catch((error: unknown) => {
    expect(String(error)).toContain('navigation');
  });
  expect(target.connections().some((line) => line.includes('/navigation-0'))).toBe(true);
  await app.close();
  await page.close();
  expect(whatLeft(log)).toEqual(
    expect.arrayContaining(['TCP_CONNECT', 'UDP_BYTES_SENT', 'URL_REQUEST_START_JOB', 'HOST_RESOLVER_MANAGER_JOB']),
  );
});
