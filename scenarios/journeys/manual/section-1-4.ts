import {
  activatesBiometric,
  activatesSmartFnp,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  press,
  toForm,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';

/** Manual 1.4: "… pa pasur nevojë për të vendosur fjalëkalimin me një përdorim që vjen me SMS" (Smart FNP). */
export const section14: readonly Journey[] = [
  {
    id: 'manual-smart-fnp',
    stage: 'app',
    title: {
      sq: 'Manuali 1.4: aktivizimi i Smart FNP dhe hyrja direkt në aplikacion',
      en: 'Manual 1.4: Smart FNP is activated, and the login goes straight in',
    },
    tags: ['S1.4', 'P02', 'P35', 'P53', 'X10'],
    steps: [
      ...comesIn,
      { does: 'profile.open' },
      ...activatesBiometric,
      { does: 'smartFnp.activate' },
      { sees: { screen: 'confirmed', error: null, notices: ['OK_SFNP_ON'], codes: 1, messages: 3 } },
      ...press('confirmation.acknowledge', {
        screen: 'profile',
        toggles: { biometric: true, smartFnp: true, softPin: false },
      }),
      { does: 'profile.close' },
      ...goesOut,
      ...press('app.enter', { screen: 'method', offers: ['biometric.login'] }),
      { does: 'biometric.login' },
      isHome('L4a', 'I_bio', 'P_dev'),
      { sees: { codes: 1, sessions: 1 } },
    ],
  },
  {
    id: 'manual-smart-fnp-with-password',
    stage: 'app',
    title: {
      sq: 'Manuali 1.4: Smart FNP pas fjalëkalimit',
      en: 'Manual 1.4: Smart FNP after the password',
    },
    tags: ['S1.4', 'A1', 'X3', 'P02'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSmartFnp),
      ...goesOut,
      ...toForm,
      fillsIn(),
      isHome('L4b', 'K_pwd', 'P_dev'),
      { sees: { codes: 1 } },
    ],
  },
];
