import { useState } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import { policy } from '../data/policy.ts';
import type { Say } from '../words/index.ts';
import { textOf } from '../words/terms.ts';
import type { Moment, OpenCall } from './moment.ts';
import { type Answer, answersOf, outputOf, usualOf } from './sample.ts';
import { ownerOf } from './tell.ts';

interface CallsProps {
  moment: Moment;
  language: Language;
  say: Say;
  onDo(deed: Deed): void;
}

const faults = ['E_TIMEOUT', 'E_SERVICE'] as const;

/** Each service that was asked, and every way in which it may answer. */
export const Calls = ({ moment, ...props }: CallsProps) => (
  <>
    {moment.calls.map((call) => (
      <Call key={call.socket} call={call} now={moment.now} {...props} />
    ))}
  </>
);

interface CallProps extends Omit<CallsProps, 'moment'> {
  call: OpenCall;
  now: number;
}

function Call({ call: { socket, method }, now, language, say, onDo }: CallProps) {
  return (
    <div class="call" data-call={socket}>
      <p class="call-name">
        <code>{socket}</code> <span class="quiet-line">{say(`who.${ownerOf(socket)}`)}</span>
      </p>
      {answersOf(method).map((answer) => (
        <AnswerRow
          key={answer.code ?? 'ok'}
          answer={answer}
          language={language}
          say={say}
          onAnswer={(chosen) =>
            onDo({ answer: socket, output: { ...outputOf(method, answer, chosen, now, policy) } })
          }
        />
      ))}
      <p class="mistakes">
        <span>{say('play.fails')}</span>
        {faults.map((code) => (
          <button
            key={code}
            type="button"
            class="chip-code"
            title={textOf(language, code) ?? ''}
            data-fault={code}
            onClick={() => onDo({ fault: socket, code })}
          >
            {code}
          </button>
        ))}
      </p>
    </div>
  );
}

interface AnswerRowProps {
  answer: Answer;
  language: Language;
  say: Say;
  onAnswer(chosen: Readonly<Record<string, unknown>>): void;
}

/** One answer; what decides in it can be chosen before. */
function AnswerRow({ answer: { code, choices }, language, say, onAnswer }: AnswerRowProps) {
  const [chosen, choose] = useState<Readonly<Record<string, unknown>>>({});
  const label = code === null ? say('play.ok') : (textOf(language, code) ?? code);
  return (
    <div class="answer">
      <button type="button" class="offer" data-answer={code ?? 'ok'} onClick={() => onAnswer(chosen)}>
        <span>{label}</span>
        {code !== null && <code>{code}</code>}
      </button>
      {Object.keys(choices).length > 0 && (
        <p class="choices">
          {Object.entries(choices).map(([name, values]) => (
            <label key={name}>
              {name}{' '}
              <select
                name={name}
                onChange={({ currentTarget }) =>
                  choose({ ...chosen, [name]: values[currentTarget.selectedIndex] })
                }
              >
                {values.map((value) => (
                  <option
                    key={String(value)}
                    selected={value === (name in chosen ? chosen[name] : usualOf(values))}
                  >
                    {String(value)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </p>
      )}
    </div>
  );
}
