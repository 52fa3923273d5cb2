import type { Connection } from '../../machines/ports/connection.ts';
import { bankPorts } from '../../machines/ports/bank/desk.ts';
import type { Method } from '../../machines/ports/method.ts';

type Loss = 'answer' | 'request' | 'service';
export type AnyCall = (request: object, ...more: unknown[]) => Promise<unknown>;
type Ports = Readonly<Record<string, Readonly<Record<string, AnyCall>>>>;

/** The line between a flow and its bank, on which requests and answers get lost as told. */
export interface FaultyLine {
  connection: Connection;
  /** What befalls the next calls, `after` so many; what nobody waits for always gets through. */
  lose(what: Loss, times: number, after?: number): void;
  /** Calls that are still to be answered. */
  underWay(): number;
}

export const never = () => new Promise<never>(() => {});

/** The same ports, each call passed through something. */
export const throughAll = <Served extends object>(
  ports: Served,
  through: (call: AnyCall, port: string, method: string) => AnyCall,
): Served =>
  Object.fromEntries(
    Object.entries(ports as Ports).map(([port, methods]) => [
      port,
      Object.fromEntries(
        Object.entries(methods).map(([method, call]) => [method, through(call, port, method)]),
      ),
    ]),
  ) as Served;

/** Counts what is under way. */
export function counter() {
  let underWay = 0;
  return {
    underWay: () => underWay,
    counted:
      (call: AnyCall): AnyCall =>
      async (...given) => {
        underWay++;
        try {
          return await call(...given);
        } finally {
          underWay--;
        }
      },
  };
}

export function faultyLine(real: Connection): FaultyLine {
  const losses: (Loss | null)[] = [];
  const { underWay, counted } = counter();
  const nobodyWaits = (port: string, method: string) =>
    ((bankPorts as Record<string, Record<string, Method>>)[port]?.[method]?.bestEffort ?? false) === true;

  return {
    connection: throughAll(real, (call, port, method) => {
      const over = counted(call);
      if (nobodyWaits(port, method)) return over;
      return async (request) => {
        const loss = losses.shift();
        if (loss === 'request') return never();
        if (loss === 'service') throw new Error('The line is broken.');
        const answer = await over(request);
        return loss === 'answer' ? never() : answer;
      };
    }),
    lose: (what, times, after = 0) =>
      void losses.push(...Array<null>(after).fill(null), ...Array<Loss>(times).fill(what)),
    underWay,
  };
}
