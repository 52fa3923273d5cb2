import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ViewProps } from './view.ts';

type View = ComponentType<ViewProps>;

/** A view whose program comes when it is first looked at. */
export function later(load: () => Promise<View>): View {
  let known: View | null = null;
  return function Later(props: ViewProps) {
    const [Shown, show] = useState<View | null>(() => known);
    const [failed, fail] = useState(false);
    useEffect(() => {
      const fetch = async () => {
        known ??= await load();
        show(() => known);
      };
      fetch().catch(() => fail(true));
    }, []);
    if (Shown) return <Shown {...props} />;
    return failed ? (
      <p class="empty" role="alert">
        {props.say('shell.failed')}
      </p>
    ) : null;
  };
}
