import { useState } from 'preact/hooks';
import type { Report, Violation } from '../../../verification/proof/schema.ts';
import { FileButton } from '../files/file-button.tsx';
import type { Loaded } from '../files/read.ts';
import { hand } from '../play/handover.ts';
import { scriptOfTrace } from '../play/trace.ts';
import type { ViewProps } from '../shell/view.ts';
import { AttackPart } from './attack-part.tsx';
import { PathsPart } from './paths-part.tsx';
import { committed, propertyList } from './properties.build.ts';
import { PropertyDetails } from './property-details.tsx';
import { PropertyTable } from './property-table.tsx';
import type { Found, PropertyData } from './types.ts';

interface Opened {
  readonly name: string;
  readonly report: Report;
}

/** What was opened last; it is still there when somebody comes back from playing a trace. */
let last: Opened | null = null;

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

function isAsked({ id, clause, statement, formal }: PropertyData, asked: string): boolean {
  const all = plain([id, clause, statement.sq, statement.en, formal].join(' '));
  return plain(asked)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

const foundIn = (report: Report): Record<string, Found> =>
  Object.fromEntries(
    report.properties.map(({ id, verdict, states, transitions, reached }) => [
      id,
      { verdict, states, transitions, reached },
    ]),
  );

const parts = ['properties', 'paths', 'attacks'] as const;

/** What was proved: every property with its verdict, what each way in proves, and who gets in. */
export function ProofView(props: ViewProps) {
  const { route, go, say } = props;
  const part = parts.find((one) => one === route.what) ?? parts[0];
  return (
    <div class="proof-view">
      <div class="stage-head">
        <div class="segments" role="group" aria-label={say('proof.parts')}>
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              data-part={one}
              aria-pressed={one === part}
              onClick={() => go({ view: 'proof', what: one, query: {} })}
            >
              {say(`proof.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {part === 'attacks' && <AttackPart {...props} />}
      {part === 'paths' && <PathsPart {...props} />}
      {part === 'properties' && <PropertyPart {...props} />}
    </div>
  );
}

function PropertyPart({ route, go, language, say }: ViewProps) {
  const [opened, open] = useState<Opened | null>(last);
  const asked = route.query['find'] ?? '';
  const chosen = propertyList.find(({ id }) => id === route.query['id']) ?? null;
  const found = opened ? foundIn(opened.report) : committed;
  const shown = propertyList.filter((one) => isAsked(one, asked));
  const held = Object.values(found).filter(({ verdict }) => verdict === 'holds' || verdict === 'tested');
  const violations =
    opened?.report.properties.find(({ id }) => id === chosen?.id)?.parts.flatMap((part) => part.violations) ??
    [];

  const to = (query: Record<string, string>, quietly = false) => {
    const all = Object.entries({ ...route.query, ...query }).filter(([, value]) => value !== '');
    go({ view: 'proof', what: 'properties', query: Object.fromEntries(all) }, quietly);
  };
  const take = (loaded: Loaded, name: string) => {
    if (loaded.schema !== 'hyrje/check@1') return null;
    last = { name, report: loaded.value };
    open(last);
    return null;
  };
  const play = ({ journey }: Violation) => {
    const script = journey && scriptOfTrace(journey);
    if (!script) return;
    hand(script, 0);
    go({ view: 'play', what: script.machine, query: {} });
  };
  return (
    <div class="proof-part">
      <section class="sheet-list">
        <div class="list-head">
          <input
            type="search"
            name="find"
            aria-label={say('proof.search')}
            placeholder={say('proof.search')}
            value={asked}
            onInput={({ currentTarget }) => to({ find: currentTarget.value }, true)}
          />
          <p class="figure" role="status" data-held={held.length}>
            {Object.keys(found).length === 0
              ? say('proof.unchecked')
              : say('proof.of', { holds: held.length, of: Object.keys(found).length })}
          </p>
          <FileButton wanted={['hyrje/check@1']} label="proof.open" say={say} onLoaded={take} />
          <p class="quiet-line">
            {opened && say('proof.from.file', { name: opened.name })}
            {!opened && Object.keys(committed).length > 0 && say('proof.from.build')}
          </p>
        </div>
        <PropertyTable
          properties={shown}
          found={found}
          chosen={chosen?.id ?? null}
          language={language}
          say={say}
          onChoose={(id) => to({ id }, true)}
        />
      </section>
      <aside class="details" aria-label={say('chart.details')}>
        {chosen ? (
          <PropertyDetails
            property={chosen}
            found={found[chosen.id]}
            violations={violations}
            language={language}
            say={say}
            onState={(machine, state) => go({ view: 'chart', what: machine, query: { state } })}
            onPlay={play}
          />
        ) : (
          <p class="quiet-line">{say('proof.choose')}</p>
        )}
      </aside>
    </div>
  );
}
