import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** As the inside of a script element: nothing in it ends the element. */
const inScript = (code: string) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--');

/** What the file may do when it is opened from disk: run its own script, and ask nobody for anything. */
const policyFor = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    'worker-src blob: data:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Puts the code of workers into the page. */
const inlineWorkers = (): Plugin => ({
  name: 'hyrje-inline-workers',
  enforce: 'pre',
  resolveId(source, importer) {
    return source.endsWith('?worker') ? this.resolve(`${source}&inline`, importer) : null;
  },
});

const asData = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

const oneFile = (name: string): Plugin => ({
  name: 'hyrje-single-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.values(bundle);
    const html = files.find(({ fileName }) => fileName.endsWith('.html'));
    const chunks = files.filter((file) => file.type === 'chunk');
    const styles = files.filter(({ fileName }) => fileName.endsWith('.css'));
    if (html?.type !== 'asset' || chunks.length !== 1) {
      throw new Error('The page is not one script: it cannot be one file.');
    }
    const script = inScript(chunks[0]?.code ?? '');
    const style = styles.map((file) => (file.type === 'asset' ? String(file.source) : '')).join('\n');
    const mark = files.find(({ fileName }) => fileName.endsWith('.svg'));
    const icon = mark?.type === 'asset' ? String(mark.source) : '';
    const policy = `<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}" />`;
    const page = String(html.source)
      .replace(/<script type="module"[^>]*><\/script>/, '')
      .replace(/<link rel="stylesheet"[^>]*>/, '')
      .replace(/(?<=<link rel="icon"[^>]*href=")[^"]*/, () => asData(icon))
      .replace('<head>', () => `<head>\n    ${policy}`)
      .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
      .replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
    for (const { fileName } of files) delete bundle[fileName];
    this.emitFile({ type: 'asset', fileName: name, source: page });
  },
});

/** Makes one file of the page, everything within; it opens from disk. */
export const singleFile = (name: string): Plugin[] => [inlineWorkers(), oneFile(name)];
