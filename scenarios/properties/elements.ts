import { categoriesOf, type Element, elements } from '../../machines/vocabulary/element.ts';
import type { Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, FlowClaims, Property } from '../../verification/property.ts';
import { accepts, opensSession, own, ownSecond, proved } from './words.ts';

/** What the second call proved, and with what: the elements of the first are of its own secret or key. */
function secondOf(step: Step): { source: string; elements: readonly Element[] } {
  if (accepts(step)) return { source: 'SIM', elements: ['P_sim'] };
  const brought = proved(step).filter((one) => one === 'P_dev' || one === 'K_pin');
  return { source: own(step, 'login.secondByKey') ? 'Smart FNP key' : 'Soft PIN seed', elements: brought };
}

const firstOf = {
  none: { source: 'none', elements: [] },
  password: { source: 'password', elements: ['K_pwd'] },
  biometric: { source: 'biometric key', elements: ['I_bio'] },
} as const;

const onEverySession = (holds: (step: Step) => boolean) => ({
  kind: 'edge' as const,
  when: opensSession,
  holds: (_: unknown, step: Step) => holds(step),
});

const twoCategories = (): AuthorityClaims => ({
  'two categories': onEverySession((step) => categoriesOf(proved(step)).size >= 2),
});
const onlyElements = (): AuthorityClaims => ({
  'only elements': onEverySession((step) => proved(step).every((one) => elements.includes(one))),
});
const twoSources = (): AuthorityClaims => ({
  'the second comes from elsewhere and is of another category': {
    kind: 'edge',
    when: opensSession,
    holds: ({ login }, step) => {
      const first = firstOf[login.first];
      const second = secondOf(step);
      return (
        ownSecond(step) &&
        first.source !== second.source &&
        [...categoriesOf(second.elements)].some((one) => !categoriesOf(first.elements).has(one)) &&
        first.elements.every((one) => proved(step).includes(one)) &&
        second.elements.every((one) => proved(step).includes(one))
      );
    },
  },
});

/** The way by which a session was opened, as the bank can tell ways apart. A remembered number (L2) is as L1. */
function pathsOf(step: Step): string[] {
  if (!opensSession(step)) return [];
  const path = [...proved(step)].toSorted().join(' + ');
  return own(step, 'login.secondByPin')
    ? [...new Set(step.input.members.map(({ typed }) => `${path} by Soft PIN${typed ? ', typed' : ''}`))]
    : [`${path} by ${accepts(step) ? 'FNP' : 'Smart FNP'}`];
}

const paths = [
  'K_pwd + P_sim by FNP',
  'I_bio + P_dev + P_sim by FNP',
  'I_bio + P_dev by Smart FNP',
  'K_pwd + P_dev by Smart FNP',
  'K_pin + K_pwd + P_dev by Soft PIN',
  'K_pwd + P_dev by Soft PIN',
  'I_bio + K_pin + P_dev by Soft PIN',
  'I_bio + P_dev by Soft PIN',
  'K_pin + K_pwd + P_dev by Soft PIN, typed',
  'K_pwd + P_dev by Soft PIN, typed',
  'I_bio + K_pin + P_dev by Soft PIN, typed',
  'I_bio + P_dev by Soft PIN, typed',
];

const keysOfDevice = ['deviceKey.', 'authenticator.', 'pinVault.'];

/** What the Internet Branch asks for, and by which ways it ends well. */
const onTheWeb: FlowClaims = {
  'no key, no scan and no PIN is asked for': {
    kind: 'edge',
    when: ({ asked }) => asked.length > 0,
    holds: (_, { asked }) => !asked.some((socket) => keysOfDevice.some((port) => socket.startsWith(port))),
  },
  'by the password with an FNP or a Soft PIN code, and no other way': {
    kind: 'exactly',
    names: ({ output }) => {
      const path = (output as { path?: string } | null)?.path;
      return path === undefined ? [] : [path];
    },
    expected: ['L6sms', 'L6pin'],
  },
};

/** What a session rests on. */
export const elementProperties: readonly Property[] = [
  {
    id: 'P01',
    clause: 'PSD2 97(1), 4(30)',
    formal: 'G(auth → |cat(E)| ≥ 2)',
    statement: {
      en: 'A session has elements of at least two categories.',
      sq: 'Një sesion ka elemente nga të paktën dy kategori.',
    },
    authority: twoCategories,
    device: twoCategories,
  },
  {
    id: 'P02',
    clause: 'RTS 9(1)',
    formal: 'G(auth → ∃a ≠ b ∈ E: cat(a) ≠ cat(b) ∧ src(a) ≠ src(b))',
    statement: {
      en: 'The two elements of a session come from different secrets or keys.',
      sq: 'Dy elementet e një sesioni vijnë nga sekrete ose çelësa të ndryshëm.',
    },
    authority: twoSources,
    device: twoSources,
  },
  {
    id: 'P03',
    clause: 'NIST 3.2.3, ASVS 6.5.7',
    formal: 'G(auth ∧ I_bio ∈ E → P_dev ∈ E)',
    statement: {
      en: 'Biometrics never count without the key of the device.',
      sq: 'Të dhënat biometrike nuk quhen kurrë pa çelësin e pajisjes.',
    },
    device: () => ({
      'a biometric brings its device': {
        kind: 'edge',
        when: (step) => opensSession(step) && proved(step).includes('I_bio'),
        holds: (_, step) => proved(step).includes('P_dev'),
      },
    }),
  },
  {
    id: 'P04',
    clause: 'X1',
    formal: 'G(auth → E ⊆ {K_pwd, K_pin, P_sim, P_dev, I_bio})',
    statement: {
      en: 'An identifier or a remembered number never counts as an element.',
      sq: 'Identifikuesi ose numri i ruajtur nuk quhet kurrë element.',
    },
    authority: onlyElements,
    device: onlyElements,
  },
  {
    id: 'P40',
    clause: 'PSD2 4(30)',
    formal: 'G(auth ∧ path = L5 → K_pwd ∈ E ∨ I_bio ∈ E)',
    statement: {
      en: 'A Soft PIN, saved or not, still needs the password or biometrics.',
      sq: 'Soft PIN, i ruajtur ose jo, kërkon gjithmonë edhe fjalëkalimin ose të dhënat biometrike.',
    },
    device: () => ({
      'a first element beside it': {
        kind: 'edge',
        when: (step) => opensSession(step) && own(step, 'login.secondByPin'),
        holds: ({ login }, step) =>
          login.first !== 'none' && proved(step).some((one) => one === 'K_pwd' || one === 'I_bio'),
      },
    }),
  },
  {
    id: 'P41',
    clause: 'PSD2 97(1)',
    formal: 'G(auth → E ⊄ {P_dev, K_pin})',
    statement: {
      en: 'A Soft PIN code alone never opens a session.',
      sq: 'Vetëm një kod Soft PIN nuk hap kurrë sesion.',
    },
    device: () => ({
      'more than the Soft PIN': onEverySession((step) =>
        proved(step).some((one) => one !== 'P_dev' && one !== 'K_pin'),
      ),
    }),
  },
  {
    id: 'P42',
    clause: 'X4',
    formal: 'G(auth ∧ ch = web → K_pwd ∈ E ∧ method ∈ {SMS, SOFTPIN})',
    statement: {
      en: 'The web takes a password with an FNP or a Soft PIN code, never a Smart FNP proof or the PIN itself.',
      sq: 'Dega Internet pranon fjalëkalimin me FNP ose me kod Soft PIN, kurrë një vërtetim Smart FNP ose vetë PIN-in.',
    },
    means:
      'the channel is no fact of the authority: the bank refuses keys and assertions on the web by its own hand',
    heldBy: [
      { file: 'test/bank/paths.test.ts', test: 'is never taken in a browser (P42)' },
      {
        file: 'test/bank/paths.test.ts',
        test: 'L6: in Internet Branch a typed Soft PIN code, or an SMS on request',
      },
    ],
    flow: (name): FlowClaims => (name === 'internetBranchLogin' ? onTheWeb : {}),
  },
  {
    id: 'P59',
    clause: 'non-vacuity',
    formal: 'EF auth(path) for each path',
    statement: {
      en: 'Every way to log in is there: password or biometrics, with SMS, Smart FNP or Soft PIN; and no other.',
      sq: 'Çdo mënyrë hyrjeje ekziston: fjalëkalim ose biometri, me SMS, Smart FNP ose Soft PIN; dhe asnjë tjetër.',
    },
    everywhere: () => ({ 'every way, and no other': { kind: 'exactly', names: pathsOf, expected: paths } }),
    flows: () => ({
      'every path ends a flow, and no other': {
        kind: 'exactly',
        names: ({ output }) => {
          const path = (output as { path?: string } | null)?.path;
          return path === undefined ? [] : [path];
        },
        expected: ['L1', 'L2', 'L3', 'L4a', 'L4b', 'L5a', 'L5b', 'L5c', 'L5d', 'L6sms', 'L6pin'],
      },
    }),
  },
  {
    id: 'P60',
    clause: 'NIST 3.2.3',
    formal: 'AG(allDeviceCredsLost ∧ ¬blocked ∧ ¬simRisk → EF auth(L1))',
    statement: {
      en: 'Losing every credential of a device never locks a customer out of the password and the SMS.',
      sq: 'Humbja e çdo çelësi të pajisjes nuk ia mbyll klientit hyrjen me fjalëkalim dhe SMS.',
    },
    device: () => ({
      'password and SMS are always within reach': {
        kind: 'canAlways',
        when: ({ credential, account }) => credential.at !== 'active' && account.at !== 'permanent',
        goal: ({ session, login }) => session.at === 'unclaimed' && login.at === 'accepted',
        by: (step) =>
          step.input.origin === 'timer' ||
          step.input.origin === 'foreign' ||
          own(step, 'login.first', 'login.settle', 'login.sendCode', 'login.second'),
      },
    }),
  },
];
