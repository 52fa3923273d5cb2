import type { Language } from '../../../adapters/messages/index.ts';
import { propertyList } from '../proof/properties.build.ts';
import { VerdictMark } from '../proof/property-details.tsx';
import { type Verdict, verdicts } from '../proof/types.ts';
import type { Say } from '../words/index.ts';
import type { VerdictChange } from './compared.ts';

interface VerdictChangesProps {
  changes: readonly VerdictChange[] | null;
  language: Language;
  say: Say;
}

const known = (verdict: string | null): Verdict | 'none' => verdicts.find((one) => one === verdict) ?? 'none';

/** The properties whose verdict is another one. */
export const VerdictChanges = ({ changes, language, say }: VerdictChangesProps) => (
  <>
    <h3>{say('compare.verdicts')}</h3>
    {changes === null && <p class="quiet-line">{say('compare.verdicts.unknown')}</p>}
    {changes?.length === 0 && <p class="quiet-line">{say('compare.verdicts.none')}</p>}
    <ul class="ways">
      {changes?.map(({ id, before, after }) => (
        <li key={id} class="way" data-verdict={id}>
          <p class="way-head">
            <a href={`#/proof/properties?id=${id}`}>{id}</a>
            <VerdictMark verdict={known(before)} say={say} /> →{' '}
            <VerdictMark verdict={known(after)} say={say} />
          </p>
          <p class="quiet-line">{propertyList.find((one) => one.id === id)?.statement[language]}</p>
        </li>
      ))}
    </ul>
  </>
);
