/** What must not be found, by a name that may be printed. */
export type Secrets = Readonly<Record<string, string>>;

const reversed = (text: string) => [...text].toReversed().join('');
const hex = (text: string) => Buffer.from(text).toString('hex');

/** Base64 of a text at each of the three places it can have in a longer one, without the characters that depend on them. */
const base64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.from('\0'.repeat(before) + text)
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(
      before === 0 ? 0 : before + 1,
      (Buffer.byteLength(text) + before) % 3 === 0 ? undefined : -1,
    );
  });

/** The forms in which a secret may have leaked. */
export const disguises: Readonly<Record<string, (text: string) => string[]>> = {
  plain: (text) => [text],
  reversed: (text) => [reversed(text)],
  'as JSON': (text) => [JSON.stringify(text).slice(1, -1), JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  'in a URL': (text) => [encodeURIComponent(text), encodeURIComponent(text).replaceAll('%20', '+')],
  'in base64': (text) => [
    ...base64(text),
    ...base64(text).map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
  ],
  'in hex': (text) => [hex(text), hex(text).toUpperCase()],
  'in capitals': (text) => [text.toUpperCase(), text.toLowerCase()],
};

/** A number is only itself when no other digit stands beside it: a clock is full of digits. */
const pattern = (needle: string): RegExp => {
  const escaped = needle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(/^\d+$/.test(needle) ? `(?<!\\d)${escaped}(?!\\d)` : escaped, 'u');
};

/** Everything of a value that is text, wherever it hangs: also in hidden properties, errors, maps and cycles. */
export function textOf(value: unknown, isLeftOut: (object: object) => boolean = () => false): string {
  const texts: string[] = [];
  const seen = new Set<object>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'object' && next !== null) {
      if (seen.has(next) || isLeftOut(next)) continue;
      seen.add(next);
      if (next instanceof Map || next instanceof Set) open.push(...[...next].flat());
      if (ArrayBuffer.isView(next))
        texts.push(Buffer.from(next.buffer, next.byteOffset, next.byteLength).toString('latin1'));
      else
        for (const key of Reflect.ownKeys(next))
          open.push(String(key), Object.getOwnPropertyDescriptor(next, key)?.value);
    } else if (typeof next !== 'function') texts.push(String(next));
  }
  return texts.join('\n');
}

/** Which secrets are in a text, and in which disguise. */
export function findSecrets(secrets: Secrets, text: string): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(disguises).flatMap(([disguise, forms]) =>
      forms(secret).some((form) => pattern(form).test(text)) ? [`${name} ${disguise}`] : [],
    ),
  );
}
