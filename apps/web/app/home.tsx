import type { Inside } from '../shell/inside.ts';
import type { PageWords } from '../words.ts';

interface HomeProps {
  inside: Inside;
  words: PageWords;
  /** Opens the menu "Soft PIN"; left out where there is none. */
  onSoftPin?: () => void;
}

/** Inside: how the customer came in, what was proved, and the menu. */
export const Home = ({ inside: { path, elements, rememberFailed }, words, onSoftPin }: HomeProps) => (
  <div class="home" data-session="open" data-path={path}>
    {rememberFailed === true && (
      <p class="note" role="status" data-notice="W_REMEMBER_FAILED">
        {words('W_REMEMBER_FAILED')}
      </p>
    )}
    <dl class="facts">
      <dt>{words('ui.path')}</dt>
      <dd>
        <b class="path">{path}</b> {words(`path.${path}` as Parameters<PageWords>[0])}
      </dd>
      <dt>{words('ui.elements')}</dt>
      {elements.map((element) => (
        <dd key={element} class="proved" data-element={element}>
          {words(`element.${element}`)}
        </dd>
      ))}
    </dl>
    {onSoftPin && (
      <nav class="tiles" aria-label={words('ui.menu')}>
        <button type="button" class="tile" data-action="softPin.menu" onClick={onSoftPin}>
          <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" focusable="false">
            <path d="M4 8.5h16v7H4zM8 12h.01M12 12h.01M16 12h.01" />
          </svg>
          {words('action.softPin.open')}
        </button>
      </nav>
    )}
  </div>
);
