import { useEffect, useState } from 'preact/hooks';
import { hashOf, type Route, routeOf } from './route.ts';

/** Goes to a route; `quietly`: without a step in the browser's history. */
export type Go = (route: Route, quietly?: boolean) => void;

/** The route of the page, and how to change it. Links and the browser's own buttons change it as well. */
export function useRoute(): readonly [Route, Go] {
  const [route, turn] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => turn(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go: Go = (next, quietly = false) => {
    const hash = hashOf(next);
    if (quietly) history.replaceState(null, '', hash);
    else if (hash !== location.hash) history.pushState(null, '', hash);
    turn(next);
  };
  return [route, go];
}
