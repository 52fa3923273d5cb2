import { type ChartState, type ChartTransition, statesOf } from '../../../adapters/chart/index.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import { machineNamed, machines, type MachineData } from '../data/machines.ts';
import { rows } from '../data/policy.build.ts';
import { policyMeanings } from '../words/policy.ts';
import { buttonName, codesIn, elementName, screenName, textOf } from '../words/terms.ts';

/** Something that a search found: a state, or a transition in it. */
export interface Hit {
  readonly machine: MachineData;
  readonly path: string;
  readonly keys: readonly string[];
  /** What was found, as it stands in the chart. */
  readonly text: string;
  /** Why it was found, in words. */
  readonly because: string;
}

interface Entry extends Hit {
  readonly haystack: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const languages = ['sq', 'en'] as const satisfies readonly Language[];
const inBoth = (say: (language: Language) => string | null): string =>
  languages.map((language) => say(language) ?? '').join(' ');

function stateEntry(machine: MachineData, state: ChartState, language: Language): Entry {
  const { screen, tags = [], elements = [] } = machine.annotations[state.path] ?? {};
  const said = [
    ...(screen === undefined ? [] : [screenName(language, screen)]),
    ...elements.map((element) => elementName(language, element)),
    ...tags,
  ];
  const haystack = [
    state.path,
    screen ?? '',
    screen === undefined ? '' : inBoth((one) => screenName(one, screen)),
    ...elements.flatMap((element) => [element, inBoth((one) => elementName(one, element))]),
    ...tags,
    ...state.invokes.map(({ service }) => service),
    ...state.entry,
    ...state.exit,
  ];
  return {
    machine,
    path: state.path,
    keys: [],
    text: state.path,
    because: said.join(' · '),
    haystack: plain(haystack.join(' ')),
  };
}

function transitionEntry(machine: MachineData, transition: ChartTransition, language: Language): Entry {
  const { source, event, guard, actions, key } = transition;
  const all = [event, guard ?? '', ...actions].join(' ');
  const named = codesIn(all);
  const time = machine.labels[event.replace(/^after /, '')];
  const said = [
    ...(buttonName(language, event) === null ? [] : [`“${buttonName(language, event)}”`]),
    ...(guard === null ? [] : [`[${guard}]`]),
    ...(time === undefined ? [] : [time]),
    ...named.map((code) => textOf(language, code) ?? code),
  ];
  const haystack = [
    all,
    inBoth((one) => buttonName(one, event)),
    ...named.map((code) => inBoth((one) => textOf(one, code))),
  ];
  return {
    machine,
    path: source,
    keys: [key],
    text: event,
    because: said.join(' · '),
    haystack: plain(haystack.join(' ')),
  };
}

function entriesOf(machine: MachineData, language: Language): Entry[] {
  const [, ...states] = statesOf(machine.chart);
  const about: Entry = {
    machine,
    path: '',
    keys: [],
    text: machine.name,
    because: machine.title[language],
    haystack: plain([machine.name, machine.title.sq, machine.title.en, machine.sources].join(' ')),
  };
  return [
    about,
    ...states.map((state) => stateEntry(machine, state, language)),
    ...statesOf(machine.chart).flatMap(({ transitions }) =>
      transitions.map((transition) => transitionEntry(machine, transition, language)),
    ),
  ];
}

/** Which machine of the bank a part of the policy is about, where it has not its name. */
const aboutPolicy: Readonly<Record<string, string>> = {
  fnp: 'code',
  lock: 'account',
  session: 'bank-session',
  softPin: 'credential',
  proof: 'enrolment',
  webauthn: 'enrolment',
};

/** A value of the policy, on the machine that counts by it. */
function policyEntry({ key, value, unit, meaning }: (typeof rows)[number], language: Language): Entry[] {
  const [part = ''] = key.split('.');
  const machine = machineNamed(aboutPolicy[part] ?? part);
  if (!machine) return [];
  const text = `${key} = ${String(value)} ${unit}`;
  const inAlbanian = policyMeanings[key] ?? meaning;
  const because = language === 'sq' ? inAlbanian : meaning;
  const haystack = plain([text, meaning, inAlbanian].join(' '));
  return [{ machine, path: '', keys: [], text, because, haystack }];
}

const index = new Map<Language, readonly Entry[]>();

function entriesIn(language: Language): readonly Entry[] {
  const found = index.get(language) ?? [
    ...rows.flatMap((row) => policyEntry(row, language)),
    ...machines.flatMap((machine) => entriesOf(machine, language)),
  ];
  index.set(language, found);
  return found;
}

/** What begins with the words asked for comes first; a machine before its states, a state before what happens in it. */
function weight({ text, path, keys }: Entry, words: readonly string[]): number {
  const name = plain(text);
  const begins = words.some((word) => name === word)
    ? 0
    : words.some((word) => name.startsWith(word))
      ? 1
      : 2;
  return begins * 4 + (keys.length > 0 ? 2 : path === '' ? 0 : 1);
}

/** Everything in which every word occurs, in either language; none for less than two letters. */
export function search(asked: string, language: Language): readonly Hit[] {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  if (words.join('').length < 2) return [];
  return entriesIn(language)
    .filter(({ haystack }) => words.every((word) => haystack.includes(word)))
    .map((entry) => ({ entry, weight: weight(entry, words) }))
    .toSorted((one, other) => one.weight - other.weight)
    .map(({ entry }) => entry);
}
