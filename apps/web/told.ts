/** What the server told the page in its head; `null` when it did not. */
export function toldBy(name: string): string | null {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
  return content === undefined || content === '' ? null : content;
}
