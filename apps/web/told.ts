/** How long to wait for an answer of the bank (`service.timeout`): what the server told, else what everybody waits. */
export function toldTimeout(): { timeoutMs?: number } {
  const told = toldBy('hyrje-timeout');
  return told === null ? {} : { timeoutMs: Number(told) };
}

/** What the server told the page in its head; `null` when it did not. */
export function toldBy(name: string): string | null {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
  return content === undefined || content === '' ? null : content;
}
