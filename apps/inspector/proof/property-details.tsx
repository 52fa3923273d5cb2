import type { Language } from '../../../adapters/messages/index.ts';
import type { Violation } from '../../../verification/proof/schema.ts';
import { machineNamed } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { involvedIn } from './involved.ts';
import type { Found, PropertyData } from './types.ts';

interface PropertyDetailsProps {
  property: PropertyData;
  found: Found | undefined;
  violations: readonly Violation[];
  language: Language;
  say: Say;
  onState(machine: string, path: string): void;
  onPlay(violation: Violation): void;
}

/** Everything that is known of one property. */
export function PropertyDetails(props: PropertyDetailsProps) {
  const { property, found, violations, language, say, onState, onPlay } = props;
  const { id, clause, statement, formal, means, tests, assumes } = property;
  const involved = involvedIn(property);
  return (
    <>
      <h2 data-property={id}>{id}</h2>
      <p class="what">{statement[language]}</p>
      <dl class="facts">
        <dt>{say('proof.clause')}</dt>
        <dd>{clause}</dd>
        <dt>{say('proof.formal')}</dt>
        <dd>
          <code>{formal}</code>
        </dd>
        {found && (
          <>
            <dt>{say('proof.verdict')}</dt>
            <dd>
              <VerdictMark verdict={found.verdict} say={say} />
              {found.states > 0 &&
                say('proof.looked', {
                  states: found.states.toLocaleString(language),
                  transitions: found.transitions.toLocaleString(language),
                  reached: found.reached.toLocaleString(language),
                })}
            </dd>
          </>
        )}
        {means !== null && (
          <>
            <dt>{say('proof.means')}</dt>
            <dd>{means}</dd>
          </>
        )}
        {assumes.length > 0 && (
          <>
            <dt>{say('proof.assumes')}</dt>
            <dd>{assumes.map((one) => `${one.name}: ${one[language]}`).join(' ')}</dd>
          </>
        )}
        {tests.length > 0 && (
          <>
            <dt>{say('proof.tests')}</dt>
            <dd>
              {tests.map((test) => (
                <code key={test}>{test}</code>
              ))}
            </dd>
          </>
        )}
      </dl>
      {violations.map((violation) => (
        <section key={`${violation.claim} ${violation.on}`} class="violation">
          <h3>{say('proof.broken')}</h3>
          <p class="quiet-line">
            {violation.claim} ({violation.on})
          </p>
          <ol>
            {violation.steps.map((step, at) => (
              <li key={at}>{step}</li>
            ))}
          </ol>
          {violation.journey && (
            <button type="button" class="tool main" data-play={id} onClick={() => onPlay(violation)}>
              {say('proof.play')}
            </button>
          )}
        </section>
      ))}
      {involved.length > 0 && <h3>{say('proof.about')}</h3>}
      <ul class="involved">
        {involved.map(({ machine, path }) => (
          <li key={`${machine} ${path}`}>
            <button type="button" class="goto" data-involved={path} onClick={() => onState(machine, path)}>
              {machineNamed(machine)?.title[language]} › {path}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A verdict as a word that is told apart by its sign as well. */
export const VerdictMark = ({ verdict, say }: { verdict: Found['verdict'] | 'none'; say: Say }) => (
  <span class={`verdict verdict-${verdict}`}>{say(`verdict.${verdict}`)}</span>
);
