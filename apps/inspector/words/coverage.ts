/** What tests walked. */
export const coverageWords = {
  'coverage.what': {
    sq: 'Hap suitën e testeve (hyrje paths --out) dhe rezultatin e saj (hyrje run --json), ose një mbulim (hyrje coverage --out): në diagram shihet çfarë u kalua dhe çfarë jo.',
    en: 'Open a suite of tests (hyrje paths --out) and its result (hyrje run --json), or a coverage (hyrje coverage --out): the chart shows what was walked and what was not.',
  },
  'coverage.suite': { sq: 'Hap suitën', en: 'Open the suite' },
  'coverage.run': { sq: 'Hap rezultatin', en: 'Open the result' },
  'coverage.merged': { sq: 'Hap një mbulim', en: 'Open a coverage' },
  'coverage.runOf': {
    sq: '{against}: {passed} nga {of} teste kaluan ({criteria})',
    en: '{against}: {passed} of {of} tests passed ({criteria})',
  },
  'coverage.walking': { sq: 'Testet po ndiqen: {done} nga {of}', en: 'Following the tests: {done} of {of}' },
  'coverage.walked': {
    sq: '{taken} nga {of} kalime u kaluan ({share}\u00A0%)',
    en: '{taken} of {of} transitions were walked ({share}\u00A0%)',
  },
  'coverage.tests': { sq: '{count} teste, {steps} hapa', en: '{count} tests, {steps} steps' },
  'coverage.passed': { sq: '{passed} nga {of} teste kaluan', en: '{passed} of {of} tests passed' },
  'coverage.never': { sq: 'Kurrë të kaluara', en: 'Never walked' },
  'coverage.list': { sq: 'Testet', en: 'The tests' },
  'coverage.failed': { sq: 'dështoi te hapi {step}: {what}', en: 'failed at step {step}: {what}' },
  'coverage.steps': { sq: '{count} hapa', en: '{count} steps' },
  'coverage.play': { sq: 'Luaje testin {name}', en: 'Play the test {name}' },
  'coverage.alone': {
    sq: 'Pa rezultat: kalimet janë ato që bëjnë testet në këtë version.',
    en: 'Without a result: what is shown is what the tests walk on this build.',
  },
  'coverage.other': {
    sq: 'Rezultati {name} është i “{machine}” me shenjë {found}; suita e hapur është e “{suite}” me {expected}. {gone} teste të tij nuk janë në suitë, {fresh} teste të suitës i mungojnë. Shkruaje rezultatin me këtë suitë: hyrje run.',
    en: 'The result {name} is of “{machine}” with hash {found}; the open suite is of “{suite}” with {expected}. {gone} of its tests are not in the suite, {fresh} tests of the suite are not in it. Write the result with this suite: hyrje run.',
  },
  'coverage.parted': {
    sq: 'Suita është e një versioni tjetër: {count} nga {of} teste shkojnë ndryshe në këtë. I pari:',
    en: 'The suite is of another version: {count} of {of} tests go another way on this one. The first:',
  },
  'coverage.at': { sq: 'hapi {step}:', en: 'step {step}:' },
  'coverage.differs': {
    sq: '{what}: pritej {expected}, u pa {seen}.',
    en: '{what}: expected {expected}, seen {seen}.',
  },
  'coverage.first': { sq: 'Hap së pari suitën.', en: 'Open the suite first.' },
} as const;
