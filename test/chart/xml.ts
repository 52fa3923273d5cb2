/** An element of a document, as far as tests look. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const token =
  /<(?<close>\/)?(?<tag>[a-z]+)(?<attributes>(?: [A-Za-z:-]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/gy;
const entity = /&(?!(?:amp|lt|gt|quot);)/;
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Reads a document, strictly; throws where it is not well formed. */
export function readXml(text: string): { elements: Element[]; texts: string[] } {
  const open: string[] = [];
  const elements: Element[] = [];
  const texts: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new Error(`Not well formed: ${text.slice(at, at + 60)}`);
    const { tag, close, empty } = groups;
    const content = groups['text'] ?? groups['attributes'] ?? '';
    if (entity.test(content)) throw new Error(`An unknown entity: ${content.slice(0, 60)}`);
    if (tag === undefined) texts.push(unescaped(content));
    else if (close) {
      if (open.pop() !== tag) throw new Error(`</${tag}> closes nothing`);
    } else {
      const pairs = [...content.matchAll(/ (?<name>[A-Za-z:-]+)="(?<value>[^"]*)"/g)];
      const attributes = pairs.map(
        ({ groups: pair }) => [pair!['name']!, unescaped(pair!['value']!)] as const,
      );
      const names = attributes.map(([name]) => name);
      if (new Set(names).size < names.length) throw new Error(`An attribute twice in <${tag}>`);
      elements.push({ tag, attributes: Object.fromEntries(attributes) });
      if (!empty) open.push(tag);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is left open`);
  return { elements, texts };
}
