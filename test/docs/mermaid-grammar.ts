const id = '[A-Za-z][A-Za-z0-9_]*';
/** No sign that ends a label or begins an entity, but in an entity. */
const label = '(?:[^:;#"{}]|#[0-9]+;)+';

const forms = {
  open: new RegExp(`^state "${label}" as (${id}) \\{$`),
  state: new RegExp(`^state "${label}" as (${id})$`),
  close: /^\}$/,
  region: /^--$/,
  initial: new RegExp(`^\\[\\*\\] --> (${id})$`),
  final: new RegExp(`^(${id}) --> \\[\\*\\]$`),
  arrow: new RegExp(`^(${id}) --> (${id}) : ${label}$`),
  line: new RegExp(`^(${id}) : ${label}$`),
  note: new RegExp(`^note right of (${id})$`),
} as const;

/**
 * The part of Mermaid's `stateDiagram-v2` that the exporter writes, read strictly: every line has one of its forms,
 * braces and notes are closed, every id is declared exactly once. Throws with the line that is wrong.
 */
export function readMermaid(text: string): { ids: Set<string>; arrows: number } {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== 'stateDiagram-v2') throw new Error(`This is no state diagram: ${head}`);
  const ids = new Set<string>();
  const used = new Set<string>();
  let arrows = 0;
  let depth = 0;
  let inNote = false;

  for (const line of lines.map((each) => each.trim())) {
    if (inNote) {
      if (line === 'end note') inNote = false;
      else if (!new RegExp(`^${label}$`).test(line)) throw new Error(`No line of a note: ${line}`);
      continue;
    }
    const found = Object.entries(forms).find(([, form]) => form.test(line));
    if (!found) throw new Error(`No line of a state diagram: ${line}`);
    const [kind, form] = found;
    const [one = '', other] = (form.exec(line) ?? []).slice(1);
    if (kind === 'open' || kind === 'state') {
      if (ids.has(one)) throw new Error(`Declared twice: ${one}`);
      ids.add(one);
    } else for (const name of [one, other ?? '']) if (name !== '') used.add(name);
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (kind === 'arrow') arrows++;
    if (kind === 'note') inNote = true;
    if (depth < 0) throw new Error('A brace is closed that was never opened.');
  }
  if (depth !== 0 || inNote) throw new Error('A brace or a note is left open.');
  for (const name of used) if (!ids.has(name)) throw new Error(`Never declared: ${name}`);
  return { ids, arrows };
}
