/** What stands around the views. */
export const shellWords = {
  'shell.name': { sq: 'Inspektori Hyrje', en: 'Hyrje inspector' },
  'shell.views': { sq: 'Pamjet', en: 'Views' },
  'shell.language': { sq: 'Gjuha', en: 'Language' },
  'shell.skip': { sq: 'Kalo te përmbajtja', en: 'Skip to the content' },
} as const;
