import type { Slice } from './slice.ts';
import type { Place, Slot } from './slots.ts';

/** How each slot is told to a person; the empty text where there is nothing to tell. */
const tellers: { readonly [S in Slot]: (reading: Place[S]) => string } = {
  account: ({ at, fail, reserved }) => `account ${at}, ${fail} failed, ${reserved} under way`,
  visible: ({ blocked, told }) => (blocked ? 'screen blocked' : `${told} told`),
  login: ({ at, held }) => `login ${at}${held ? ' (check under way)' : ''}`,
  code: ({ validity, wrong, sends, resend }) =>
    validity === 'none' ? '' : `code ${validity}, ${wrong} wrong, ${sends} sent, resend ${resend}`,
  session: ({ at }) => (at === 'none' ? '' : `session ${at}`),
  older: ({ at }) => (at === 'none' ? '' : `earlier session ${at}`),
  credential: ({ at, pinFail }) =>
    at === 'none' ? '' : `credential ${at}${pinFail > 0 ? `, ${pinFail} wrong` : ''}`,
  other: ({ at }) => (at === 'none' ? '' : `other device's credential ${at}`),
  reauth: ({ at }) => (at === 'none' ? '' : `VERIFIKO ${at}`),
  enrolment: ({ at }) => (at === 'none' ? '' : `enrolment ${at}`),
  recovery: ({ closed, failed }) =>
    closed ? 'resets closed' : failed > 0 ? `${failed} wrong in resets` : '',
  reset: ({ at }) => `reset ${at}`,
};

/** A state of a slice, as a line. */
export const tellPlace = ({ slots }: Slice, place: Place): string =>
  slots
    .map((slot) => (tellers[slot] as (reading: unknown) => string)(place[slot]))
    .filter((words) => words !== '')
    .join('; ');
