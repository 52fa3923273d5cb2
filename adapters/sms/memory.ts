import type { Sms, SmsGateway } from '../../machines/ports/bank/sms-gateway.ts';

export interface MemoryPhone extends SmsGateway {
  /** What has arrived, the oldest first; a message sent again arrives again. */
  readonly received: readonly Sms[];
  /** While `false` every send fails. */
  working: boolean;
}

/** Every customer's phone at once, in memory: for tests and demonstrations. */
export function memoryPhone(): MemoryPhone {
  const received: Sms[] = [];
  return {
    received,
    working: true,
    async send(sms) {
      if (!this.working) throw new Error('The gateway is down.');
      received.push(sms);
    },
  };
}
