/** FNV-1a over 64 bits, 16 hexadecimal digits. Tells changed charts apart; not for secrets. */
export function hashOf(value: unknown): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of JSON.stringify(value)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
