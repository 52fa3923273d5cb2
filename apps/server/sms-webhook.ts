import type { SmsGateway } from '../../machines/ports/bank/sms-gateway.ts';

/** How long the gateway may take, ms: less than the outbox holds a message for one try. */
const patience = 10_000;

/**
 * Hands each SMS to the bank's own gateway: `POST {to, text, reference}` as JSON. Any status but 2xx means not taken;
 * the same `reference` may come again.
 */
export function smsWebhook(url: string, authorization?: string): SmsGateway {
  return {
    async send(sms) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify(sms),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
    },
  };
}
