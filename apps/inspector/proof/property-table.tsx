import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import { VerdictMark } from './property-details.tsx';
import type { Found, PropertyData } from './types.ts';

interface PropertyTableProps {
  properties: readonly PropertyData[];
  found: Readonly<Record<string, Found>>;
  /** The id of the one that is shown. */
  chosen: string | null;
  language: Language;
  say: Say;
  onChoose(id: string): void;
}

/** The properties, what each says, and what was found. */
export const PropertyTable = ({ properties, found, chosen, language, say, onChoose }: PropertyTableProps) => (
  <table class="properties">
    <caption class="unseen">{say('proof.properties')}</caption>
    <thead>
      <tr>
        <th scope="col">{say('proof.id')}</th>
        <th scope="col">{say('proof.must')}</th>
        <th scope="col">{say('proof.clause')}</th>
        <th scope="col">{say('proof.verdict')}</th>
        <th scope="col" class="number">
          {say('proof.states')}
        </th>
      </tr>
    </thead>
    <tbody>
      {properties.map(({ id, statement, clause }) => (
        <tr key={id} aria-selected={id === chosen} data-row={id} onClick={() => onChoose(id)}>
          <th scope="row">
            <button type="button" class="goto" onClick={() => onChoose(id)}>
              {id}
            </button>
          </th>
          <td>{statement[language]}</td>
          <td>{clause}</td>
          <td>
            <VerdictMark verdict={found[id]?.verdict ?? 'none'} say={say} />
          </td>
          <td class="number">{found[id]?.states ? found[id].states.toLocaleString(language) : ''}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
