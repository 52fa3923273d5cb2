import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../../adapters/messages/index.ts';
import type { Say } from '../../words/index.ts';
import { findJourneys } from './find.ts';
import { journeyGroups, type JourneyLibrary } from './types.ts';

/** The journeys come when somebody plays: they weigh more than a chart. `failed`: they could not be fetched. */
export type Library = JourneyLibrary | 'failed' | null;

export function useLibrary(): Library {
  const [library, show] = useState<Library>(null);
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const loaded = await import('./library.build.ts');
      if (isWanted) show(loaded.library);
    };
    load().catch(() => isWanted && show('failed'));
    return () => {
      isWanted = false;
    };
  }, []);
  return library;
}

interface JourneyChoiceProps {
  library: Library;
  /** The id of the one that is played. */
  shown: string | null;
  /** The id that the address names. */
  asked: string | null;
  language: Language;
  say: Say;
  onChoose(id: string): void;
}

/** One of the journeys of the manual and of the clauses; none is played at first. */
export function JourneyChoice({ library, shown, asked, language, say, onChoose }: JourneyChoiceProps) {
  const [text, type] = useState('');
  if (library === 'failed') {
    return (
      <p class="note" role="alert">
        {say('play.journey.failed')}
      </p>
    );
  }
  const found = findJourneys(library?.journeys ?? [], text);
  const isUnknown = asked !== null && library?.journeys.some(({ id }) => id === asked) === false;
  return (
    <>
      {isUnknown && (
        <p class="note" role="alert" data-unknown={asked}>
          {say('play.journey.unknown', { id: asked })}
        </p>
      )}
      <label class="picker journey-find">
        <span>{say('play.journey.find')}</span>
        <input
          type="search"
          data-find="journey"
          disabled={library === null}
          value={text}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </label>
      {text.trim() !== '' && (
        <div class="journeys-found">
          <p class="quiet-line" role="status" data-found={found.length}>
            {say('play.journey.found', { count: found.length })}
          </p>
          <ul>
            {found.map(({ id, title, tags }) => (
              <li key={id}>
                <button
                  type="button"
                  data-journey={id}
                  onClick={() => {
                    type('');
                    onChoose(id);
                  }}
                >
                  {title[language]} <small>{tags.join(', ')}</small>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <label class="picker">
        <span>{say('play.journey', { count: library?.journeys.length ?? 0 })}</span>
        <select
          data-choose="journey"
          disabled={library === null}
          onChange={({ currentTarget }) => currentTarget.value !== '' && onChoose(currentTarget.value)}
        >
          <option value="" selected={shown === null}>
            {say('play.journey.none')}
          </option>
          {journeyGroups.map((group) => (
            <optgroup key={group} label={say(`play.journey.${group}`)}>
              {library?.journeys
                .filter((each) => each.group === group)
                .map(({ id, title, tags }) => (
                  <option key={id} value={id} selected={id === shown}>
                    {title[language]} ({tags.join(', ')})
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
    </>
  );
}
