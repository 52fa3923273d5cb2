import type { Language } from '../../../adapters/messages/index.ts';

/** What the sources of a machine are told in, longer ones first; sections and clauses are the same in both languages. */
const inAlbanian: readonly (readonly [en: string, sq: string])[] = [
  ['and L4b, L5a, L5b with a device element', 'si dhe L4b, L5a, L5b me një element të pajisjes'],
  ['reservation of a password check', 'rezervimi i një kontrolli të fjalëkalimit'],
  ['the visible counter', 'numëruesi i dukshëm'],
  ['attempt accounting', 'numërimi i përpjekjeve'],
  ['on-state actions', 'veprimet kur është aktiv'],
  ['forgotten password', 'fjalëkalimi i harruar'],
  ['offline and faults', 'pa internet dhe dështimet'],
  ['deferred verdict', 'vendimi i shtyrë'],
  ['superseding', 'zëvendësimi'],
  ['three calls', 'tri thirrje'],
  ['activation', 'aktivizimi'],
  ['first use', 'përdorimi i parë'],
  ['the link', 'lidhja'],
  ['the menu', 'menuja'],
  ['ways in', 'mënyrat e hyrjes'],
  ['session', 'sesioni'],
  ['cancel', 'anulimi'],
  ['points', 'pikat'],
  ['point', 'pika'],
  ['paths', 'rrugët'],
  ['path', 'rruga'],
  ['Manual', 'Manuali'],
  ['Behaviour', 'Sjellja'],
  ['behaviour', 'sjellja'],
  ['and', 'dhe'],
];

const english = new RegExp(`\\b(?:${inAlbanian.map(([en]) => en).join('|')})\\b`, 'g');
const words = new Map(inAlbanian);

/** Where a machine comes from, in the language of the page. */
export const sourcesIn = (sources: string, language: Language): string =>
  language === 'en' ? sources : sources.replace(english, (found) => words.get(found) ?? found);
