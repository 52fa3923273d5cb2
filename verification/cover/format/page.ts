/** A text in HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** How reports look: light and dark, on a wide page and on 390 px. */
export const reportStyle = `:root{color-scheme:light dark;--good:#177245;--bad:#b3261e;--line:#8886;--soft:#8881;--faint:#5a6270}
@media(prefers-color-scheme:dark){:root{--good:#6dd6a0;--bad:#ff8a80;--faint:#a9b1bd}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:.2rem 0}p{margin:.3rem 0}
.faint{color:var(--faint)}.good{color:var(--good)}.bad{color:var(--bad)}code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}
.figures{display:flex;flex-wrap:wrap;gap:.8rem;padding:0;list-style:none}.figures li{min-width:8rem;padding:.6rem 1rem;border:1px solid var(--line);border-radius:.6rem}
.figures b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.4rem .5rem;text-align:start;vertical-align:top}thead th{color:var(--faint);font-weight:600}
td.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}th[scope=row]{font-weight:500}meter{width:100%;min-width:6rem}
summary{cursor:pointer;padding:.4rem .2rem}details{border-bottom:1px solid var(--line)}details[open]>summary{font-weight:600}
.wide{overflow-x:auto}.tongue{display:flex;gap:1rem;justify-content:flex-end}
body:has(#sq:checked) [lang=en]:not(label,svg),body:has(#en:checked) [lang=sq]:not(label,svg){display:none}
@media(max-width:40rem){.figures li{flex:1 1 7rem}
.cards thead{display:none}.cards tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}.cards td,.cards th{display:block;border:0;padding:.1rem .2rem}
.bars tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding-block:.3rem}.bars td,.bars th{border:0;padding-block:.1rem}.bars td.bar{grid-column:1/-1;grid-row:2}}`;

/** Which language is read, without a script: a report has both. */
export const languageSwitch = `<div class="tongue"><label lang="sq"><input type="radio" name="tongue" id="sq" checked> Shqip</label><label lang="en"><input type="radio" name="tongue" id="en"> English</label></div>`;

/** A whole page: its title, how it looks beside the style of reports, and what is in it. */
export const pageOf = (
  { language, title, style = '' }: { language: 'sq' | 'en'; title: string; style?: string },
  body: readonly string[],
): string =>
  [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(title)}</title><style>${reportStyle}${style}</style></head><body>`,
    ...body,
    '</body></html>',
    '',
  ].join('\n');
