/** What stands around the views. */
export const shellWords = {
  'shell.name': { sq: 'Inspektori Hyrje', en: 'Hyrje inspector' },
  'shell.views': { sq: 'Pamjet', en: 'Views' },
  'shell.language': { sq: 'Gjuha', en: 'Language' },
  'shell.theme': { sq: 'Pamja', en: 'Look' },
  'shell.theme.auto': { sq: 'Auto', en: 'Auto' },
  'shell.theme.light': { sq: 'E çelët', en: 'Light' },
  'shell.theme.dark': { sq: 'E errët', en: 'Dark' },
  'shell.skip': { sq: 'Kalo te përmbajtja', en: 'Skip to the content' },
  'shell.failed': {
    sq: 'Kjo pjesë nuk u ngarkua. Ngarkoje faqen edhe një herë.',
    en: 'This part could not be loaded. Load the page again.',
  },
} as const;
