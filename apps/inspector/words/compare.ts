/** Two versions of the machines side by side, and what is taken away as a file. */
export const compareWords = {
  'compare.before': { sq: 'Përpara', en: 'Before' },
  'compare.after': { sq: 'Tani', en: 'Now' },
  'compare.releaseBuild': {
    sq: 'ky ndërtim ({version}, njësoj si versioni i fundit)',
    en: 'this build ({version}, the same as the release)',
  },
  'compare.unreleasedBuild': {
    sq: 'ky ndërtim ({version}, ende i pabotuar)',
    en: 'this build ({version}, not released yet)',
  },
  'compare.release': { sq: 'versioni i fundit ({version})', en: 'the last release ({version})' },
  'compare.none': {
    sq: 'Hap skedarin e një versioni (docs/versions, hyrje/charts@1) për ta krahasuar me këtë.',
    en: 'Open the file of a version (docs/versions, hyrje/charts@1) to compare it with this one.',
  },
  'compare.openBefore': { sq: 'Hap një version si “Përpara”', en: 'Open a version as “Before”' },
  'compare.openAfter': { sq: 'Hap një version si “Tani”', en: 'Open a version as “Now”' },
  'compare.same': { sq: 'njësoj', en: 'the same' },
  'compare.new': { sq: 'e re', en: 'new' },
  'compare.sameChart': {
    sq: 'Kjo makinë është njësoj në të dy versionet.',
    en: 'This machine is the same in both versions.',
  },
  'compare.misnamed': {
    sq: 'Shenja e diagramit është njësoj në të dy versionet, por diagrami jo. Këtu vlejnë diagramet.',
    en: 'Both versions give the same hash, but their charts differ. What is shown is by the charts.',
  },
  'compare.gone': { sq: 'u hoq', en: 'gone' },
  'compare.nothing': {
    sq: 'Asnjë makinë nuk ndryshon: diagramet janë njësoj. Numrat e politikës nuk krahasohen.',
    en: 'No machine differs: the charts are the same. Numbers of the policy are not compared.',
  },
  'compare.changed': {
    sq: '{count} {count|makinë ndryshon|makina ndryshojnë}',
    en: '{count} {count|machine differs|machines differ}',
  },
  'compare.states': { sq: 'Gjendjet', en: 'States' },
  'compare.ways': { sq: 'Kalimet', en: 'Transitions' },
  'compare.added': { sq: 'u shtua', en: 'added' },
  'compare.removed': { sq: 'u hoq', en: 'removed' },
  'compare.redirected': { sq: 'u drejtua ndryshe', en: 'redirected' },
  'compare.altered': { sq: 'bën diçka tjetër', en: 'does something else' },
  'compare.was': { sq: 'më parë: {what}', en: 'before: {what}' },
  'compare.verdicts': { sq: 'Vetitë që ndryshuan', en: 'Properties whose verdict changed' },
  'compare.verdicts.none': { sq: 'Asnjë vendim nuk ndryshoi.', en: 'No verdict changed.' },
  'compare.verdicts.unknown': {
    sq: 'Njëri nga versionet nuk i mban vendimet.',
    en: 'One of the versions has no verdicts in it.',
  },
  'export.as': { sq: 'Merr si skedar', en: 'Take as a file' },
  'export.charts': { sq: 'Të gjitha makinat (për krahasim)', en: 'All machines (to compare)' },
  'export.failed': { sq: 'Skedari nuk u bë dot: {why}', en: 'The file could not be made: {why}' },
} as const;
