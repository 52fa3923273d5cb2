import { type Element, elements } from '../../../machines/vocabulary/element.ts';
import { machineNamed } from '../data/machines.ts';
import type { ViewProps } from '../shell/view.ts';
import { elementName } from '../words/terms.ts';
import { askingBesides, paths } from './paths.ts';

const isElement = (name: string | undefined): name is Element => elements.some((one) => one === name);

/** An element in a word or two: `SIM card`. */
const shortName = (element: Element, language: ViewProps['language']) =>
  elementName(language, element).split(':')[0] ?? element;

/** Every way in, and what each proves; one element may be asked for. */
export function PathsPart({ route, go, language, say }: ViewProps) {
  const { needs } = route.query;
  const asked = isElement(needs) ? needs : null;
  const choose = (element: Element) =>
    go({ view: 'proof', what: 'paths', query: element === asked ? {} : { needs: element } }, true);
  const shown = paths.filter((each) => asked === null || each.elements.includes(asked));
  return (
    <div class="proof-part paths-part">
      <section class="sheet-list" tabIndex={0} role="region" aria-label={say('proof.paths')}>
        <div class="list-head" role="group" aria-label={say('paths.needs')}>
          <span class="quiet-line">{say('paths.needs')}</span>
          {elements.map((element) => (
            <button
              key={element}
              type="button"
              class="tool"
              data-needs={element}
              aria-pressed={element === asked}
              onClick={() => choose(element)}
            >
              {shortName(element, language)}
            </button>
          ))}
        </div>
        <p class="figure" role="status" data-paths={shown.length}>
          {asked === null
            ? say('paths.all', { count: paths.length })
            : say('paths.some', { count: shown.length, of: paths.length, what: shortName(asked, language) })}
        </p>
        <table class="attack-table paths-table">
          <caption class="unseen">{say('proof.paths')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('paths.path')}</th>
              <th scope="col">{say('paths.flow')}</th>
              <th scope="col">{say('paths.how')}</th>
              {elements.map((element) => (
                <th key={element} scope="col">
                  {shortName(element, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, flow, first, way, elements: own }) => (
              <tr key={path} data-path={path}>
                <th scope="row">{path}</th>
                <td>
                  <a href={`#/chart/${flow}`}>{machineNamed(flow)?.title[language] ?? flow}</a>
                </td>
                <td>{`${say(`first.${first}`)}, ${say(`way.${way}`)}`}</td>
                {elements.map((element) => (
                  <td key={element} class={own.includes(element) ? 'needed' : 'not-needed'}>
                    {own.includes(element) ? (
                      <span class={`element element-${element[0]}`}>{element[0]}</span>
                    ) : (
                      <span class="unseen">{say('paths.no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {asked !== null && (
          <>
            <h2>{say('paths.besides')}</h2>
            <ul class="besides">
              {askingBesides(asked).map(({ name, title }) => (
                <li key={name}>
                  <a href={`#/chart/${name}`}>{title[language]}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}
