import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server in front of another one that holds back what the first call of `/demo/answers` is replied. */
export interface Held {
  readonly baseUrl: string;
  /** Resolves when the call after it comes. */
  readonly second: Promise<void>;
  release(): void;
  close(): Promise<void>;
}

export async function heldAnswers(behind: string): Promise<Held> {
  const { port } = new URL(behind);
  let asked = 0;
  let come = () => {};
  let release = () => {};
  const second = new Promise<void>((resolve) => (come = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const server = createServer((from, to) => {
    const number = from.url === '/demo/answers' ? ++asked : 0;
    if (number === 2) come();
    const headers = { ...from.headers, host: `localhost:${port}` };
    const onward = request({ port, path: from.url, method: from.method, headers }, (reply) => {
      const answer = () => reply.pipe(to.writeHead(reply.statusCode ?? 500, reply.headers));
      void (number === 1 ? released : Promise.resolve()).then(answer);
    });
    from.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://localhost:${(server.address() as AddressInfo).port}`,
    second,
    release,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
