/** Just enough of a browser: it keeps what it is told to, and sends it back. */
export interface Browser {
  fetch: typeof fetch;
  cookies: ReadonlyMap<string, string>;
  /** What `Set-Cookie` said, word for word. */
  told: string[];
  clear(name: string): void;
  put(name: string, value: string): void;
}

export function browser(): Browser {
  const cookies = new Map<string, string>();
  const told: string[] = [];
  return {
    cookies,
    told,
    clear: (name) => void cookies.delete(name),
    put: (name, value) => void cookies.set(name, value),
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      const response = await fetch(input, { ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        told.push(line);
        const [pair = '', ...attributes] = line.split('; ');
        const at = pair.indexOf('=');
        const isOver = attributes.some((attribute) =>
          /^(Max-Age=0|Expires=Thu, 01 Jan 1970)/.test(attribute),
        );
        if (isOver) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return response;
    },
  };
}
