const prime = 0x01000193;

/** FNV-1a over 32 bits, twice, from two bases: 16 hexadecimal digits. Tells lists of names apart; not for secrets. */
export function fnv(texts: readonly string[]): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  const add = (code: number) => {
    one = Math.imul(one ^ code, prime);
    other = Math.imul(other ^ (code + 1), prime);
  };
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
    add(0xffff);
  }
  return [one, other].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
