import { connect, createServer, type Socket } from 'node:net';

/** A network to PostgreSQL that can be cut, and mended again. Cut it at the end: it listens. */
export async function cuttable(connectionString: string) {
  const far = new URL(connectionString);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const there = connect(Number(far.port), far.hostname);
    for (const socket of [near, there]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => [near, there].map((each) => each.destroy()));
    }
    near.pipe(there).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const near = new URL(connectionString);
  near.host = `127.0.0.1:${port}`;
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { connectionString: near.href, cut, mend: () => listen(port) };
}
