import type { Language } from '../../../adapters/messages/index.ts';
import { elementsOf, machines, type MachineData } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { Categories } from './elements.tsx';
import { groups } from './groups.ts';
import { MachineChoice } from './machine-choice.tsx';

interface MachineListProps {
  shown: string;
  language: Language;
  say: Say;
  onChoose(name: string): void;
}

const inGroup = (group: MachineData['group']) => machines.filter((each) => each.group === group);

/** Every machine, as the manual goes. Where it is narrow, a choice. */
export const MachineList = ({ shown, language, say, onChoose }: MachineListProps) => (
  <nav class="machines" aria-label={say('chart.machines')}>
    <MachineChoice
      shown={shown}
      label={say('chart.machine')}
      language={language}
      say={say}
      onChoose={onChoose}
    />
    {groups.map((group) => (
      <section key={group}>
        <h2 id={`group-${group}`}>{say(`group.${group}`)}</h2>
        <ul aria-labelledby={`group-${group}`}>
          {inGroup(group).map((machine) => (
            <li key={machine.name}>
              <button
                type="button"
                data-machine={machine.name}
                aria-current={machine.name === shown ? 'true' : undefined}
                onClick={() => onChoose(machine.name)}
              >
                <span>{machine.title[language]}</span>
                <span class="elements">
                  <Categories elements={elementsOf(machine)} language={language} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
);
