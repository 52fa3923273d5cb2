import type { Say } from '../words/index.ts';
import { Sign } from './sign.tsx';

const kinds = ['user', 'result', 'fault', 'timer', 'always', 'signal', 'service', 'exit'] as const;
const categories = ['K', 'P', 'I'] as const;

/** What colours and shapes mean. */
export const Legend = ({ say }: { say: Say }) => (
  <section class="legend" aria-labelledby="legend-title">
    <h3 id="legend-title">{say('chart.legend')}</h3>
    <ul>
      {kinds.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} /> {say(`kind.${kind}`)}
        </li>
      ))}
      {categories.map((category) => (
        <li key={category}>
          <span class={`element element-${category}`} aria-hidden="true">
            {category}
          </span>{' '}
          {say(`category.${category}`)}
        </li>
      ))}
    </ul>
  </section>
);
