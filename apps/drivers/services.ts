import type { Method } from '../../machines/ports/method.ts';
import type { AnyEventDeclaration, FlowDefinition } from '../../machines/flows/definition.ts';

/** A call of a port method that waits for the test to answer it. */
interface Call {
  readonly socket: string;
  readonly answer: (output: object) => void;
  readonly fail: (cause: { code: string }) => void;
}

/** The services of a flow, which answer when a test says so and as it says. */
export class SimulatedServices {
  readonly ports: object;
  /** The sockets that were asked since the test last looked. */
  asked: string[] = [];
  #calls: Call[] = [];

  constructor({ services }: Pick<FlowDefinition, 'services'>) {
    const ports: Record<string, Record<string, () => Promise<object>>> = {};
    for (const socket of Object.keys(services)) {
      const [port = '', method = ''] = socket.split('.');
      (ports[port] ??= {})[method] = () => {
        this.asked.push(socket);
        return new Promise((answer, fail) => this.#calls.push({ socket, answer, fail }));
      };
    }
    this.ports = ports;
  }

  /** The last call of a socket, which is then no longer open. Calls before it were given up. */
  take(socket: string): Call | null {
    const call = this.#calls.findLast((one) => one.socket === socket) ?? null;
    this.#calls = this.#calls.filter((one) => one.socket !== socket);
    return call;
  }

  forget(): void {
    this.#calls = [];
    this.asked = [];
  }
}

/** A flow whose calls all wait: those that nobody waits for elsewhere are answered by tests as well. */
export const waitingFor = <F extends FlowDefinition>(flow: F): F => ({
  ...flow,
  services: Object.fromEntries(
    Object.entries(flow.services).map(([socket, method]) => [
      socket,
      Object.fromEntries(
        Object.entries(method).filter(([name]) => name !== 'bestEffort'),
      ) as unknown as Method,
    ]),
  ),
});

export type TestedFlow = FlowDefinition<Readonly<Record<string, AnyEventDeclaration>>>;
