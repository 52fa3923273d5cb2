import pg from 'pg';

const unknown = /[\0\p{Surrogate}]/u;

/** A list of texts as PostgreSQL reads it. */
const listOf = (texts: readonly string[]) =>
  `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;

function textOf(value: unknown): string {
  if (Array.isArray(value)) return listOf(value as string[]);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value as SQL spells it: `null`, a scalar, a list of texts, or JSON. Throws for what is no text in UTF-8 without NUL. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return `'${value}'`;
  const text = textOf(value);
  if (unknown.test(text))
    throw new TypeError('A text has a NUL or half a character, which PostgreSQL does not store.');
  return text.includes('\\') ? pg.escapeLiteral(text) : `'${text.replaceAll("'", "''")}'`;
}
