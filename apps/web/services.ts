import type { Connection } from '../../machines/ports/connection.ts';

/** Tells the device the bank's time out of each answer (R12), and never keeps an answer waiting for it. */
export function heardBy(connection: Connection, hear: (serverNow: number) => Promise<void>): Connection {
  type AnyMethod = (request: object) => Promise<object>;
  const listening =
    (method: AnyMethod): AnyMethod =>
    async (request) => {
      const answer = await method(request);
      const { serverNow } = answer as { serverNow?: unknown };
      if (typeof serverNow === 'number') void hear(serverNow).catch(() => {});
      return answer;
    };
  const ports = Object.entries(connection as unknown as Record<string, Record<string, AnyMethod>>);
  return Object.fromEntries(
    ports.map(([port, methods]) => [
      port,
      Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, listening(method)])),
    ]),
  ) as unknown as Connection;
}
