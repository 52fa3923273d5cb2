import type { Language } from '../../../adapters/messages/index.ts';
import { fill, type Params } from '../../../adapters/messages/template.ts';
import type { Told } from '../words/index.ts';

const say = (sq: string, en: string): Told => ({ sq, en });

const words = {
  runs: say('Rrjedhat që u panë', 'Flows that were seen'),
  'runs.none': say('Ende nuk u pa asnjë rrjedhë.', 'No flow has been seen yet.'),
  'state.open': say('I lidhur: çdo rrjedhë shfaqet këtu.', 'Connected: every flow shows up here.'),
  'state.connecting': say('Po lidhet…', 'Connecting…'),
  'state.closed': say('Lidhja u ndërpre; po provohet përsëri.', 'The connection is gone; trying again.'),
  'state.off': say(
    'Kjo faqe nuk është e lidhur me asnjë aplikacion. Nisni “hyrje inspect” ose hapni një seancë të ruajtur.',
    'This page is connected to no app. Start “hyrje inspect”, or open a saved session.',
  ),
  running: say('vazhdon', 'running'),
  fromFile: say('nga skedari', 'from a file'),
  namesOnly: say('vetëm emrat', 'names only'),
  open: say('Hap një seancë', 'Open a session'),
  save: say('Ruaj seancën', 'Save the session'),
  forget: say('Hiqe nga lista', 'Remove it from the list'),
  kept: say('Asgjë nuk ndryshoi.', 'Nothing has changed.'),
  lost: say(
    '{count} mesazhe nuk u lexuan, u harruan ose ishin tepër.',
    '{count} messages could not be read, were forgotten, or were too many.',
  ),
  choose: say('Zgjidhni një rrjedhë në listë.', 'Choose a flow in the list.'),
  stage: say('Rrjedha dhe diagrami i saj', 'The flow and its chart'),
  unknown: say(
    'Kjo faqe nuk e njeh këtë makinë: tregohen vetëm emrat e gjendjeve dhe të ngjarjeve. Gjithçka tjetër u la jashtë.',
    'This page does not know this machine: only names of states and events are shown. All else was dropped.',
  ),
  otherBuild: say(
    'Makina është e një ndërtimi tjetër se kjo faqe (versioni {version}): tregohen vetëm emrat e gjendjeve.',
    'The machine is of another build than this page (version {version}): only names of states are shown.',
  ),
  states: say('Gjendjet', 'States'),
  time: say('Koha', 'Time'),
  first: say('Në fillim', 'To the beginning'),
  back: say('Një hap prapa', 'One step back'),
  next: say('Një hap përpara', 'One step on'),
  live: say('Drejtpërdrejt', 'Live'),
  pause: say('Ndalo', 'Pause'),
  place: say('Mesazhi {at} nga {of}', 'Message {at} of {of}'),
  sequence: say('Kush çfarë bëri', 'Who did what'),
  screen: say('Ekrani i klientit', 'The customer’s screen'),
  'screen.none': say('Asnjë ekran: kjo makinë nuk e tregon.', 'No screen: this machine tells of none.'),
  inside: say('Brenda makinës', 'Inside the machine'),
  timers: say('Afatet', 'Deadlines'),
  'timers.none': say('Asnjë afat nuk është vënë.', 'No deadline is set.'),
  in: say('pas {time}', 'in {time}'),
} as const satisfies Readonly<Record<string, Told>>;

export type SayLive = (code: keyof typeof words, params?: Params) => string;

/** The texts of the live view. */
export const liveWords: Readonly<Record<Language, SayLive>> = {
  sq: (code, params = {}) => fill(words[code].sq, params),
  en: (code, params = {}) => fill(words[code].en, params),
};
