import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** What arrived: the first line of each connection, and the size of each datagram. */
export interface Listeners {
  /** TCP: HTTP, WebSocket, TURN, whatever connects. */
  readonly port: number;
  /** UDP: STUN, TURN, QUIC. */
  readonly udpPort: number;
  /** First lines of the connections so far; a connection that said nothing yet is ''. */
  readonly connections: () => string[];
  readonly datagrams: () => number;
  readonly close: () => Promise<void>;
}

const ANSWER = 'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/** Listens on the loopback addresses for anything that anybody sends. */
export async function listen(): Promise<Listeners> {
  const heard: { line: string }[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const connection = { line: '' };
    heard.push(connection);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Who reaches us and goes away in the middle has reached us.
    socket.on('error', () => socket.destroy());
    socket.once('data', (bytes) => {
      connection.line = bytes.toString('latin1').split('\r\n')[0] ?? '';
      socket.end(ANSWER);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  let datagrams = 0;
  const udp = createSocket('udp4');
  udp.on('message', () => {
    datagrams += 1;
  });
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');

  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  return {
    port: address.port,
    udpPort: udp.address().port,
    connections: () => heard.map(({ line }) => line),
    datagrams: () => datagrams,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      udp.close();
      await once(server, 'close');
    },
  };
}
