import type { Badge, Lang, PictureLine } from './types.ts';

interface Words {
  readonly kinds: Readonly<Record<PictureLine['kind'], string>>;
  readonly badges: Readonly<Record<Badge['kind'], string>>;
  readonly taken: (count: number) => string;
  readonly closed: (states: number) => string;
  readonly chart: (states: number, edges: number) => string;
}

const en: Words = {
  kinds: {
    user: 'the customer does something',
    signal: 'the machine is told something',
    result: 'a service answers',
    fault: 'a service fails',
    timer: 'a time is over',
    always: 'at once, if so',
    service: 'asks a service',
    exit: 'a way to that state, written instead of drawn',
    more: 'and so many more',
  },
  badges: {
    K: 'something the customer knows',
    P: 'something the customer has',
    I: 'something the customer is',
    tag: 'clause',
    screen: 'screen',
    count: 'states inside',
  },
  taken: (count) => `taken ${count}×`,
  closed: (states) => `${states} states inside`,
  chart: (states, edges) => `A chart of ${states} states and ${edges} lines between them.`,
};

const sq: Words = {
  kinds: {
    user: 'klienti bën diçka',
    signal: 'makinës i thuhet diçka',
    result: 'shërbimi përgjigjet',
    fault: 'shërbimi dështon',
    timer: 'koha mbaron',
    always: 'menjëherë, nëse vlen',
    service: 'pyet një shërbim',
    exit: 'kalim te ajo gjendje, i shkruar dhe jo i vizatuar',
    more: 'dhe kaq të tjera',
  },
  badges: {
    K: 'diçka që klienti e di',
    P: 'diçka që klienti e ka',
    I: 'diçka që klienti është',
    tag: 'pikë e rregullit',
    screen: 'ekrani',
    count: 'gjendje brenda',
  },
  taken: (count) => `kaluar ${count}×`,
  closed: (states) => `${states} gjendje brenda`,
  chart: (states, edges) => `Një diagram me ${states} gjendje dhe ${edges} vija mes tyre.`,
};

export const wordsOf = (lang: Lang): Words => ({ en, sq })[lang];
