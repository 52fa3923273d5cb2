/** A `fetch` that keeps cookies as a browser does, of one server and without their attributes. */
export function keepingCookies(send: typeof fetch): typeof fetch {
  const kept = new Map<string, string>();
  return async (input, init) => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init?.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await send(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      const isOver = attributes.some((one) => /^\s*(?:max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
      if (isOver) kept.delete(name);
      else kept.set(name, pair.slice(at + 1));
    }
    return response;
  };
}
