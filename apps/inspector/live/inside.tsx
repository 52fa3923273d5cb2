import type { Language } from '../../../adapters/messages/index.ts';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import { durationOf, durationWords } from '../data/duration.ts';
import { wordsOf } from '../../web/words.ts';
import type { Stood } from './sessions.ts';
import type { SayLive } from './words.ts';

interface InsideProps {
  stood: Stood;
  /** When one looks, by the clock of the app, ms. */
  now: number;
  language: Language;
  say: SayLive;
}

const nothing = () => {};

/** A clock that stands where one looks. */
const standing = (now: number) => ({ now: () => now, setTimeout: nothing, clearTimeout: nothing });

/** The screen as the customer had it. It can be looked at and not used. */
export function ShownScreen({ stood: { view }, now, language, say }: InsideProps) {
  if (!view) return <p class="quiet-line">{say('screen.none')}</p>;
  return (
    <section class="app-phone phone" aria-label={say('screen')} lang={language}>
      <div class="screen">
        <div class="sheet" inert>
          <FlowView view={view} words={wordsOf[language]} clock={standing(now)} send={nothing} />
        </div>
      </div>
    </section>
  );
}

/** Whole seconds that are left. */
const left = (ms: number, language: Language) =>
  durationWords(durationOf(1000 * Math.max(0, Math.ceil(ms / 1000))), language);

/** What decides in the machine, and the deadlines that are set. */
export function Inside({ stood: { step }, now, language, say }: InsideProps) {
  const context = Object.entries(step.context ?? {});
  const timers = step.timers ?? [];
  return (
    <>
      {context.length > 0 && (
        <>
          <h3>{say('inside')}</h3>
          <dl class="context">
            {context.map(([key, value]) => (
              <div key={key} data-context={key}>
                <dt>{key}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {step.timers && <h3>{say('timers')}</h3>}
      {step.timers && timers.length === 0 && <p class="quiet-line">{say('timers.none')}</p>}
      {timers.length > 0 && (
        <dl class="context">
          {timers.map(({ id, endsAt }) => (
            <div key={id} data-deadline={id}>
              <dt>{id}</dt>
              <dd>{say('in', { time: left(endsAt - now, language) })}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
