import type { Language } from '../../../adapters/messages/index.ts';
import type { Element } from '../../../machines/index.ts';

/** What the demo itself says, beside the texts of the bank. */
export interface DemoWords {
  welcome: string;
  customers: string;
  clientNumber: string;
  personalNumber: string;
  password: string;
  closedAccount: string;
  changedSim: string;
  tryThis: readonly string[];
  stillClock: string;
  runningClock: string;
  phone: string;
  noSms: string;
  whatNow: string;
  waitFor(seconds: number): string;
  waitUntil: string;
  waited(seconds: number): string;
  goOffline: string;
  goOnline: string;
  nowOffline: string;
  nowOnline: string;
  loseAnswer: string;
  answerWillBeLost: string;
  notHere: string;
  leave: string;
  elements: Readonly<Record<Element, string>>;
  session(path: string, elements: string): string;
  loggedOut: string;
  unclaimed: string;
  notLoggedIn: string;
  inputEnded: string;
}

const sq: DemoWords = {
  welcome: 'Hyrje: një hyrje e vërtetë në një bankë që jeton vetëm në kujtesë.',
  customers: 'Klientët e shembullit:',
  clientNumber: 'numri i klientit',
  personalNumber: 'numri personal',
  password: 'fjalëkalimi',
  closedAccount: 'llogari e mbyllur',
  changedSim: 'karta SIM u ndërrua para një ore: asnjë SMS nuk dërgohet',
  tryThis: [
    'Provoni: numrin e klientit ose numrin personal; fjalëkalim të gabuar (përgjigjja është e njëjta, por SMS nuk vjen);',
    'pesë hyrje të gabuara; ndërprerjen e internetit; humbjen e një përgjigjeje dhe pastaj "Provo përsëri".',
  ],
  stillClock:
    'Asnjë vlerë e politikës nuk ndryshohet. Ora qëndron dhe lëviz vetëm me :wait dhe me pauzat e bankës.',
  runningClock: 'Asnjë vlerë e politikës nuk ndryshohet. Ora është e vërtetë dhe mund të shtyhet përpara.',
  phone: 'Telefoni i klientit',
  noSms: 'Nuk ka ardhur asnjë SMS: nuk ka kod për të vendosur.',
  whatNow: 'Çfarë bëni?',
  waitFor: (seconds) => `[ora] Prit ${seconds} s`,
  waitUntil: '[ora] Prit deri në fund të',
  waited: (seconds) => `Kaluan ${seconds} s.`,
  goOffline: '[rrjeti] Ndërprit internetin',
  goOnline: '[rrjeti] Lidh internetin',
  nowOffline: 'Pajisja nuk ka internet.',
  nowOnline: 'Pajisja ka internet.',
  loseAnswer: '[rrjeti] Humb përgjigjen e ardhshme të bankës',
  answerWillBeLost: 'Përgjigjja e ardhshme e bankës do të humbasë rrugës.',
  notHere: 'Këtu nuk bëhet.',
  leave: 'Dil nga demonstrimi',
  elements: {
    K_pwd: 'fjalëkalimi',
    K_pin: 'kodi PIN',
    P_sim: 'SIM',
    P_dev: 'pajisja',
    I_bio: 'të dhënat biometrike',
  },
  session: (path, elements) => `Sesioni u mor në përdorim: rruga ${path}, elementet ${elements}.`,
  loggedOut: 'Sesioni u mbyll me dalje.',
  unclaimed: 'Banka nuk e njeh më sesionin.',
  notLoggedIn: 'Demonstrimi mbaroi pa hyrje.',
  inputEnded: 'Përgjigjet mbaruan para hyrjes.',
};

const en: DemoWords = {
  welcome: 'Hyrje: a real login to a bank that lives in memory only.',
  customers: 'Example customers:',
  clientNumber: 'client number',
  personalNumber: 'personal number',
  password: 'password',
  closedAccount: 'a closed account',
  changedSim: 'the SIM was changed an hour ago: no SMS is sent',
  tryThis: [
    'Try: the client number or the personal number; a wrong password (the same answer, but no SMS comes);',
    'five wrong logins; no internet; a lost answer, and then "Try again".',
  ],
  stillClock:
    "No value of the policy is changed. The clock stands still and moves by :wait and by the bank's pauses only.",
  runningClock: 'No value of the policy is changed. The clock is real, and can be moved ahead.',
  phone: "The customer's phone",
  noSms: 'No SMS has come: there is no code to enter.',
  whatNow: 'What do you do?',
  waitFor: (seconds) => `[clock] Wait ${seconds} s`,
  waitUntil: '[clock] Wait until the end of',
  waited: (seconds) => `${seconds} s went by.`,
  goOffline: '[network] Cut the internet connection',
  goOnline: '[network] Restore the internet connection',
  nowOffline: 'The device has no internet.',
  nowOnline: 'The device has internet.',
  loseAnswer: "[network] Lose the bank's next answer",
  answerWillBeLost: "The bank's next answer will be lost on its way.",
  notHere: 'Not possible here.',
  leave: 'Leave the demo',
  elements: {
    K_pwd: 'password',
    K_pin: 'PIN code',
    P_sim: 'SIM',
    P_dev: 'device',
    I_bio: 'biometric data',
  },
  session: (path, elements) => `The session was taken into use: path ${path}, elements ${elements}.`,
  loggedOut: 'The session was ended by logout.',
  unclaimed: 'The bank does not know the session any more.',
  notLoggedIn: 'The demo ended without a login.',
  inputEnded: 'The answers ended before the login did.',
};

export const demoWords: Readonly<Record<Language, DemoWords>> = { sq, en };
