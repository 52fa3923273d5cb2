import type { Language } from '../../../../adapters/messages/index.ts';
import type { Say } from '../../words/index.ts';
import type { Standing } from '../moment.ts';
import { seatName } from './seats.ts';

interface BoardPanelProps {
  board: readonly Standing[];
  /** The seat whose chart is shown. */
  shown: string | null;
  language: Language;
  say: Say;
  onSeat(seat: string): void;
}

/** The states that no other one is in: `validity.live` and not `validity`. */
const innermost = (active: readonly string[]) =>
  active.filter((path) => !active.some((other) => other.startsWith(`${path}.`)));

/** Where each machine of the bank stands; those that took part in the step are marked, one that is pressed is drawn. */
export const BoardPanel = ({ board, shown, language, say, onSeat }: BoardPanelProps) => (
  <section class="board" aria-labelledby="board-title">
    <h2 id="board-title">{say('play.board')}</h2>
    <ul>
      {board.map(({ seat, active, isTouched }) => (
        <li key={seat} data-seat={seat} data-touched={isTouched}>
          <button type="button" aria-pressed={seat === shown} onClick={() => onSeat(seat)}>
            <b>
              {seatName(seat)[language]}
              {isTouched && <small>{say('play.touched')}</small>}
            </b>
            <code>{innermost(active).join(', ')}</code>
          </button>
        </li>
      ))}
    </ul>
  </section>
);
