import { people } from '../../people.ts';
import type { Journey } from '../journey.ts';
import { comesIn, isConfirmed, isOver, newPassword, press, toForm, fillsIn, verifies } from './parts.ts';

const { ana } = people;

const mistypes = verifies('mali i bardhe 41');

/** What stands behind VERIFIKO, and what five wrong passwords do (behaviour.md R5, 6.13). */
export const verified: readonly Journey[] = [
  {
    id: 'verification-five-times-wrong',
    stage: 'app',
    title: {
      sq: 'Pesë herë gabim te VERIFIKO: bllokim, dhe sesioni mbyllet',
      en: 'Five times wrong at VERIFIKO: a block, and the session ends',
    },
    tags: ['R2', 'R5', 'P13', 'P24'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      ...press('softPin.activate'),
      mistypes,
      mistypes,
      mistypes,
      mistypes,
      { sees: { screen: 'reauth', error: 'E_REAUTH', sessions: 1 } },
      mistypes,
      { sees: { screen: 'blocked', error: 'E_BLOCKED_TEMP', timers: { block: 1800 }, sessions: 0 } },
      { does: 'block.acknowledge' },
      ...isOver('security'),
      ...toForm,
      fillsIn(),
      { sees: { screen: 'code', codes: 1 } },
    ],
  },
  {
    id: 'password-change',
    stage: 'app',
    title: { sq: 'Fjalëkalim i ri në Profil', en: 'A new password in Profile' },
    tags: ['P56', 'R5'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      ...press('password.change', { screen: 'reauth' }),
      verifies(),
      { does: 'newPassword.submit', with: { newPassword, again: ana.password } },
      { sees: { screen: 'changePassword', error: 'E_PWD_MISMATCH' } },
      { does: 'newPassword.submit', with: { newPassword: '12345678', again: '12345678' } },
      { sees: { screen: 'changePassword', error: 'E_PWD_POLICY' } },
      { does: 'newPassword.submit', with: { newPassword: ana.clientNumber, again: ana.clientNumber } },
      { sees: { screen: 'changePassword', error: 'E_PWD_POLICY' } },
      { does: 'newPassword.submit', with: { newPassword, again: newPassword } },
      { sees: { screen: 'passwordChanged', error: null, messages: 2 } },
      ...press('confirmation.acknowledge', { screen: 'profile' }),
      ...press('biometric.activate'),
      verifies(),
      { sees: { screen: 'reauth', error: 'E_REAUTH' } },
      verifies(newPassword),
      ...isConfirmed('OK_BIO_ON', 'biometric', true),
    ],
  },
];
