import type { Language } from '../../../adapters/messages/index.ts';
import { elementName } from '../words/terms.ts';

/** Elements as badges: the category's letter, and the element in words for whoever cannot see it. */
export const Elements = ({ elements, language }: { elements: readonly string[]; language: Language }) => (
  <>
    {elements.map((element) => (
      <abbr key={element} class={`element element-${element[0]}`} title={elementName(language, element)}>
        {element[0]}
      </abbr>
    ))}
  </>
);

const categories = ['K', 'P', 'I'] as const;

/** The categories of some elements, each once. */
export const Categories = ({ elements, language }: { elements: readonly string[]; language: Language }) => (
  <>
    {categories.map((category) => {
      const names = elements
        .filter((element) => element.startsWith(category))
        .map((element) => elementName(language, element));
      return names.length === 0 ? null : (
        <abbr key={category} class={`element element-${category}`} title={names.join('; ')}>
          {category}
        </abbr>
      );
    })}
  </>
);
