import { Counter, Histogram, Registry } from 'prom-client';

/** What an operator may count. Labels are names from the wire, never anything that was sent and nobody's id. */
export interface Metrics {
  registry: Registry;
  /** A request was answered: the route's pattern, the status, and how long it took, s. */
  answered(route: string, status: number, seconds: number): void;
  /** A call of the bank ended with this outcome: `ok` or its code. */
  ended(call: string, outcome: string): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'hyrje_http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.6, 0.75, 1, 2.5, 10],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'hyrje_outcomes_total',
    help: 'Declared outcomes of the bank, by call.',
    labelNames: ['call', 'outcome'],
    registers: [registry],
  });
  return {
    registry,
    answered: (route, status, seconds) => duration.observe({ route, status }, seconds),
    ended: (call, outcome) => outcomes.inc({ call, outcome }),
  };
}
