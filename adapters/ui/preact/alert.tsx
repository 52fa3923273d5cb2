import type { Clock, View } from '../../../machines/index.ts';
import type { Screen } from '../screen.ts';
import { useNow } from './use-now.ts';

/** Why the last thing did not happen, until the reason is over. */
export function Alert({ view, screen, clock }: { view: View; screen: Screen; clock: Clock }) {
  const endsAt = view.error?.endsAt;
  const now = useNow(clock, endsAt === undefined ? [] : [endsAt]);
  const shown = endsAt !== undefined && endsAt <= now ? null : screen.alert;
  return (
    <div class="alert" role="alert" aria-live="assertive">
      {shown && <p data-error={shown.code}>{shown.text}</p>}
    </div>
  );
}
