import { labelCodes, type Language, messageFrom, type TextCode } from '../../../adapters/messages/index.ts';
import { fill } from '../../../adapters/messages/template.ts';
import { screenOf } from '../../../adapters/ui/screen.ts';
import type { WordCode, Words } from '../../../adapters/ui/words.ts';
import type { Told } from '../words/index.ts';
import type { Party, Row } from './rows.ts';
import { serviceWords } from './service-words.ts';

const say = (sq: string, en: string): Told => ({ sq, en });

export const partyWords: Readonly<Record<Party, Told>> = {
  customer: say('Klienti', 'Customer'),
  flow: say('Rrjedha', 'Flow'),
  services: say('Shërbimet', 'Services'),
  bank: say('Banka', 'Bank'),
  sms: say('SMS', 'SMS'),
  device: say('Pajisja', 'Device'),
};

const sentences = {
  begins: say('Rrjedha {machine} nis.', 'The flow {machine} begins.'),
  does: say('Klienti shtyp “{action}”.', 'The customer presses “{action}”.'),
  doesWith: say(
    'Klienti shtyp “{action}” dhe zgjedh: {ticked}.',
    'The customer presses “{action}” and ticks: {ticked}.',
  ),
  doesBadly: say(
    'Klienti shtyp “{action}”, por formulari nuk është në rregull ({problem}).',
    'The customer presses “{action}”, but something is wrong with the form ({problem}).',
  ),
  up: say('Rrjeti u kthye.', 'The network is back.'),
  down: say('Rrjeti u ndërpre.', 'The network is gone.'),
  time: say('Kaloi afati {delay}.', 'The deadline {delay} has passed.'),
  takes: say('Makina merr ngjarjen {event}.', 'The machine takes the event {event}.'),
  asksBank: say('Rrjedha i kërkon bankës {what} ({service}).', 'The flow asks the bank {what} ({service}).'),
  asksDevice: say(
    'Rrjedha i kërkon pajisjes {what} ({service}).',
    'The flow asks the device {what} ({service}).',
  ),
  okBank: say('Banka përgjigjet: u krye.', 'The bank answers: done.'),
  okDevice: say('Pajisja përgjigjet: u krye.', 'The device answers: done.'),
  noBank: say('Banka nuk pranon: {outcome}.', 'The bank refuses: {outcome}.'),
  noDevice: say('Pajisja nuk pranon: {outcome}.', 'The device refuses: {outcome}.'),
  fault: say('Nuk erdhi përgjigje nga {service} ({outcome}).', 'No answer came from {service} ({outcome}).'),
  left: say(
    'Përgjigjen e {service} nuk e pret më askush.',
    'Nobody waits for the answer of {service} any more.',
  ),
  shows: say('Klienti sheh “{screen}”.', 'The customer sees “{screen}”.'),
  showsWhy: say('Klienti sheh “{screen}”: {why}', 'The customer sees “{screen}”: {why}'),
  sms: say(
    'Banka dërgon një SMS me referencën {reference}, nëse numri është i besuar.',
    'The bank sends an SMS with the reference {reference}, if the number is trusted.',
  ),
  ends: say('Rrjedha mbaron: {status}.', 'The flow ends: {status}.'),
} as const;

const wordsIn =
  (language: Language): Words =>
  (code: WordCode, params) =>
    messageFrom(language, code as TextCode, params);

const known = new Set<string>(labelCodes);

/** A text of the catalogue, or the name itself where there is none. */
const labelled = (language: Language, code: string, name: string) =>
  known.has(code) ? messageFrom(language, code as TextCode) : name;

const faults = new Set(['E_TIMEOUT', 'E_SERVICE']);

function params(row: Row, language: Language, at: number): [keyof typeof sentences, Record<string, string>] {
  switch (row.kind) {
    case 'begins':
      return ['begins', {}];
    case 'does': {
      const action = labelled(language, `action.${row.event}`, row.event);
      if (row.problem !== null) return ['doesBadly', { action, problem: row.problem }];
      const ticked = row.ticked.map((name) => labelled(language, `field.${name}`, name)).join(', ');
      return [ticked === '' ? 'does' : 'doesWith', { action, ticked }];
    }
    case 'network':
      return [row.isUp ? 'up' : 'down', {}];
    case 'time':
      return ['time', { delay: row.delay }];
    case 'takes':
      return ['takes', { event: row.event }];
    case 'asks': {
      const what = serviceWords[row.service]?.[language] ?? row.service;
      return [row.to === 'device' ? 'asksDevice' : 'asksBank', { what, service: row.service }];
    }
    case 'answers': {
      const { service, outcome } = row;
      if (outcome === 'left') return ['left', { service }];
      if (faults.has(outcome)) return ['fault', { service, outcome }];
      const isDevice = row.from === 'device';
      if (outcome === 'ok') return [isDevice ? 'okDevice' : 'okBank', {}];
      return [isDevice ? 'noDevice' : 'noBank', { outcome }];
    }
    case 'shows': {
      const { title, alert, fields, notices } = screenOf(row.view, wordsIn(language), at);
      const wrong = fields.flatMap(({ error }) => (error === null ? [] : [error]));
      const why = [...(alert ? [alert.text] : []), ...wrong, ...notices.map(({ text }) => text)].join(' ');
      return [why === '' ? 'shows' : 'showsWhy', { screen: title, why }];
    }
    case 'sms':
      return ['sms', { reference: row.reference }];
    case 'ends':
      return ['ends', { status: row.status }];
  }
}

/** Told once: rows are drawn again and again. */
const told: Readonly<Record<Language, WeakMap<Row, string>>> = { sq: new WeakMap(), en: new WeakMap() };

/** A row as a plain sentence. `at`: when it happened, by the flow's clock. */
export function sentenceOf(row: Row, language: Language, run: { machine: string; at: number }): string {
  const known = told[language].get(row);
  if (known !== undefined) return known;
  const [code, words] = params(row, language, run.at);
  const sentence = fill(sentences[code][language], { machine: run.machine, ...words });
  told[language].set(row, sentence);
  return sentence;
}

/** What stands on its arrow: short, as the machine calls it. */
export function labelOf(row: Row): string {
  switch (row.kind) {
    case 'does':
      return row.problem === null ? row.event : `${row.event} · ${row.problem}`;
    case 'network':
      return row.isUp ? 'network.found' : 'network.lost';
    case 'time':
      return `after ${row.delay}`;
    case 'takes':
      return row.event;
    case 'asks':
      return row.service;
    case 'answers':
      return row.outcome;
    case 'shows':
      return row.view.error ? `${row.view.screen} · ${row.view.error.code}` : row.view.screen;
    case 'sms':
      return row.reference;
    case 'ends':
      return row.status;
    case 'begins':
      return 'begin';
  }
}
