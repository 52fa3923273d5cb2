/** What the page shows, as it stands behind the `#`: a view, what of it, and how. */
export interface Route {
  /** The id of a view. */
  readonly view: string;
  /** What of it: a machine, a property. */
  readonly what: string | null;
  readonly query: Readonly<Record<string, string>>;
}

/** `#/chart/passwordLogin?state=blocked`. Anything that is no such path is the first view. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view = '', what = ''] = path.split('/').map(plain);
  return { view, what: what || null, query: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ view, what, query }: Route): string {
  const path = [view, ...(what === null ? [] : [what])].map(encodeURIComponent).join('/');
  const asked = new URLSearchParams(query).toString();
  return `#/${path}${asked === '' ? '' : `?${asked}`}`;
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
