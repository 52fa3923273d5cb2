import { type Figure, figuresOf, type Language, type MachineCoverage } from '../../../verification/index.ts';

type Kind = keyof ReturnType<typeof figuresOf>;

/** What is covered, as a person calls it. */
export const kinds: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  sq: {
    states: 'gjendje',
    transitions: 'kalime',
    refusals: 'refuzime',
    chart: 'kalime të skemës',
    guards: 'kushte që vendosën',
    'chart-refusals': 'refuzime sipas skemës',
    requirements: 'kërkesa',
  },
  en: {
    states: 'states',
    transitions: 'transitions',
    refusals: 'refusals',
    chart: 'transitions of the chart',
    guards: 'conditions that decided',
    'chart-refusals': 'refusals of the chart',
    requirements: 'requirements',
  },
};

/** Numbers as they are written in a language, with so many digits after the point. */
export const numbersIn =
  (language: Language) =>
  (value: number, digits = 0): string =>
    value.toLocaleString(language === 'sq' ? 'sq-AL' : 'en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });

/** How much was covered, kind by kind, with a bar for each. */
export function figuresTable(coverage: MachineCoverage, language: Language): string {
  const number = numbersIn(language);
  const rows = Object.entries(figuresOf(coverage)).map(([kind, { covered, of }]: [string, Figure]) => {
    if (of === 0) return '';
    const label = `${number(covered)} / ${number(of)} (${number((100 * covered) / of, 1)} %)`;
    return (
      `<tr><th scope="row">${kinds[language][kind as Kind]}</th>` +
      `<td class="bar"><meter min="0" max="${of}" value="${covered}">${label}</meter></td><td class="n">${label}</td></tr>`
    );
  });
  return `<table class="bars"><tbody>${rows.join('')}</tbody></table>`;
}
