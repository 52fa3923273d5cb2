import { useLayoutEffect, useState } from 'preact/hooks';
import { keep, stored } from './shelf.ts';

/** How the page looks: as the reader's system does, or always the same. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const shelf = 'hyrje.inspector.theme';
const atNight = '(prefers-color-scheme: dark)';
const conditions: Readonly<Record<Theme, string>> = { auto: atNight, light: 'not all', dark: 'all' };

/** The rules for the night, of the page and of its charts. */
let nights: CSSMediaRule[] | null = null;
function nightRules(): CSSMediaRule[] {
  nights ??= [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText === atNight);
  return nights;
}

/** Lets the rules for the night hold as the system says, never, or always. */
function turn(theme: Theme): void {
  for (const rule of nightRules()) rule.media.mediaText = conditions[theme];
  document.documentElement.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
}

/** The theme of the page: the one that was chosen last, else the system's. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, choose] = useState<Theme>(() => themes.find((one) => one === stored(shelf)) ?? 'auto');
  useLayoutEffect(() => {
    turn(theme);
    keep(shelf, theme);
  }, [theme]);
  return [theme, choose];
}
