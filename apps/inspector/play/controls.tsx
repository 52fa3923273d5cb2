import type { Language } from '../../../adapters/messages/index.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import { durationOf, durationWords } from '../data/duration.ts';
import type { Say } from '../words/index.ts';
import { buttonName, textOf } from '../words/terms.ts';
import { told } from './machine-stage.ts';
import type { Moment } from './moment.ts';
import { Calls } from './calls.tsx';
import { delayOf } from './tell.ts';

interface ControlsProps {
  moment: Moment;
  offers: readonly Deed[];
  delays: readonly string[];
  language: Language;
  say: Say;
  onDo(deed: Deed): void;
}

type EventDeed = Extract<Deed, { event: string }>;
type SendDeed = Extract<Deed, { send: object }>;

const locking = 'app.hidden';

/** What is told besides, as short words: only what is a choice. */
function toldIn({ payload }: EventDeed, language: Language): string {
  const said = Object.entries(payload).flatMap(([name, value]) =>
    value === true ? [textOf(language, `field.${name}`) ?? name] : [],
  );
  return said.length === 0 ? '' : ` + ${said.join(', ')}`;
}

/** The events of a flow: a button for each, and beside it one for each mistake. */
function Events({ offers, language, say, onDo }: Omit<ControlsProps, 'moment' | 'delays'>) {
  const events = offers.filter((deed): deed is EventDeed => 'event' in deed && deed.event !== locking);
  const names = [...new Set(events.map(({ event }) => event))];
  if (names.length === 0) return <p class="quiet-line">{say('play.customer.none')}</p>;
  return (
    <ul class="offers">
      {names.map((name) => {
        const all = events.filter(({ event }) => event === name);
        const wrong = [
          ...new Map(all.flatMap((deed) => (deed.problem === null ? [] : [[deed.problem, deed]]))).values(),
        ];
        return (
          <li key={name} data-event={name}>
            {all
              .filter(({ problem }) => problem === null)
              .map((deed) => (
                <button
                  key={toldIn(deed, language)}
                  type="button"
                  class="offer"
                  data-do={name}
                  onClick={() => onDo(deed)}
                >
                  <span>
                    {buttonName(language, name) ?? name}
                    {toldIn(deed, language)}
                  </span>
                  <code>{name}</code>
                </button>
              ))}
            {wrong.length > 0 && (
              <p class="mistakes">
                <span>{say('play.as')}</span>
                {wrong.map((deed) => (
                  <button
                    key={deed.problem}
                    type="button"
                    class="chip-code"
                    title={textOf(language, deed.problem ?? '') ?? ''}
                    data-problem={deed.problem}
                    onClick={() => onDo(deed)}
                  >
                    {deed.problem}
                  </button>
                ))}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The events of a machine of the bank. */
const Sends = ({ offers, onDo }: Pick<ControlsProps, 'offers' | 'onDo'>) => (
  <ul class="offers">
    {offers
      .filter((deed): deed is SendDeed => 'send' in deed)
      .map((deed) => (
        <li key={told(deed.send)}>
          <button type="button" class="offer" data-do={deed.send.type} onClick={() => onDo(deed)}>
            <code>{told(deed.send)}</code>
          </button>
        </li>
      ))}
  </ul>
);

/** What whoever plays can make happen now. */
export function Controls(props: ControlsProps) {
  const { moment, offers, delays, say, onDo } = props;
  const isFlow = moment.view !== null;
  const lock = offers.find((deed) => 'event' in deed && deed.event === locking);
  return (
    <div class="controls">
      <section>
        <h2>{say(isFlow ? 'play.customer' : 'play.events')}</h2>
        {isFlow ? <Events {...props} /> : <Sends offers={offers} onDo={onDo} />}
      </section>
      {isFlow && (
        <section>
          <h2>{say('play.services')}</h2>
          {moment.calls.length === 0 && <p class="quiet-line">{say('play.services.none')}</p>}
          <Calls moment={moment} language={props.language} say={say} onDo={onDo} />
        </section>
      )}
      <section>
        <h2>{say('play.time')}</h2>
        {moment.deadlines.length === 0 && <p class="quiet-line">{say('play.time.none')}</p>}
        <ul class="offers">
          {moment.deadlines.map(({ name, at }) => (
            <li key={name}>
              <button type="button" class="offer" data-timer-of={name} onClick={() => onDo({ timer: name })}>
                <code>{delayOf(name, delays)}</code>
                <span class="quiet-line">
                  {say('play.in', {
                    time: durationWords(durationOf(at - moment.now), props.language),
                  })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {isFlow && (
        <section>
          <h2>{say('play.world')}</h2>
          <p class="world">
            <button
              type="button"
              class="tool"
              data-do="network"
              aria-pressed={!moment.online}
              onClick={() => onDo({ network: moment.online ? 'lost' : 'found' })}
            >
              {say(moment.online ? 'play.cut' : 'play.found')}
            </button>
            <button
              type="button"
              class="tool"
              data-do="lock"
              disabled={lock === undefined}
              onClick={() => lock && onDo(lock)}
            >
              {say('play.lock')}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}
