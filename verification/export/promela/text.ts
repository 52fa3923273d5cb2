import type { Model } from './model.ts';
import { marks, tablesOf } from './tables.ts';

const perLine = 24;
/** A block of C in a model has at most 64 KiB, so the table is cut: 2 to the power of this many numbers a part. */
const partBits = 12;

/** The table as parts, each in a block of its own, and what reads a number of it. */
function tableLines(numbers: readonly number[]): string[] {
  const parts = Array.from({ length: Math.ceil(numbers.length / 2 ** partBits) }, (_, part) =>
    numbers.slice(part << partBits, (part + 1) << partBits),
  );
  const rows = (part: readonly number[]) =>
    Array.from({ length: Math.ceil(part.length / perLine) }, (_, row) =>
      part.slice(row * perLine, (row + 1) * perLine).join(','),
    );
  return [
    ...parts.flatMap((part, at) => [
      'c_decl {',
      `  static const int hyrje_part${at}[] = {`,
      ...rows(part).map((row) => `    ${row},`),
      '  };',
      '}',
    ]),
    'c_decl {',
    `  static const int *hyrje_parts[] = { ${parts.map((_, at) => `hyrje_part${at}`).join(', ')} };`,
    `  #define HYRJE(at) hyrje_parts[(at) >> ${partBits}][(at) & ${2 ** partBits - 1}]`,
    '}',
  ];
}

/** Without what would end a comment. */
const comment = (text: string) => `/* ${text.replaceAll('*/', '* /').replaceAll('/*', '/ *')} */`;

/** The smallest type of Promela that holds the values. */
function typeOf(sizes: readonly number[]): { promela: string; c: string } {
  const largest = Math.max(...sizes);
  if (largest <= 256) return { promela: 'byte', c: 'unsigned char' };
  return largest <= 32_768 ? { promela: 'short', c: 'short' } : { promela: 'int', c: 'int' };
}

/**
 * A model in Promela. Its state is the array `d`, one variable after the other; each option is one indivisible step,
 * which Spin takes where the table says that it can happen. So Spin finds the states and the transitions itself: none
 * is listed. After each step every invariant is asserted; of the start the exporter asserts it (`start`).
 */
export function toPromela(model: Model): string {
  const { name, variables, options, invariants } = model;
  const tables = tablesOf(model);
  const { promela, c } = typeOf(variables.map(({ size }) => size));
  const asserted = invariants.map(
    (_, at) => ` assert(c_expr { hyrje_holds (now.d, ${tables.invariants[at]}) });`,
  );
  return [
    comment(name),
    ...variables.map((variable, at) => comment(`d[${at}]: ${variable.name}, 0 to ${variable.size - 1}`)),
    ...invariants.map((invariant, at) => comment(`hyrje_holds ${tables.invariants[at]}: ${invariant.name}`)),
    ...tableLines(tables.numbers),
    'c_decl {',
    `  static int hyrje_at(const ${c} *d, int at) {`,
    '    while (HYRJE(at) >= 0) at = HYRJE(at + 1 + d[HYRJE(at)]);',
    `    if (HYRJE(at) == ${marks.unmet}) { printf("hyrje: a state that was never met\\n"); exit(3); }`,
    '    return at;',
    '  }',
    `  static int hyrje_can(const ${c} *d, int at) { return HYRJE(hyrje_at(d, at)) == ${marks.leaf}; }`,
    `  static int hyrje_holds(const ${c} *d, int at) { return HYRJE(hyrje_at(d, at)) == ${marks.holds}; }`,
    `  static void hyrje_put(const ${c} *old, ${c} *d, int at) {`,
    '    int i, n;',
    '    at = hyrje_at(old, at) + 1;',
    '    for (n = HYRJE(at), at++, i = 0; i < n; i++, at += 2) d[HYRJE(at)] = HYRJE(at + 1);',
    '    for (n = HYRJE(at), at++, i = 0; i < n; i++, at++) hyrje_put(old, d, HYRJE(at));',
    '  }',
    `  static void hyrje_go(${c} *d, int at) {`,
    `    ${c} old[${variables.length}];`,
    '    int i;',
    `    for (i = 0; i < ${variables.length}; i++) old[i] = d[i];`,
    '    hyrje_put(old, d, at);',
    '  }',
    '}',
    `${promela} d[${variables.length}];`,
    '',
    'active proctype hyrje() {',
    'end: do',
    ...options.flatMap(({ label }, at) => {
      const place = tables.options[at]!;
      return [
        `  ${comment(label)}`,
        `  :: d_step { c_expr { hyrje_can (now.d, ${place}) } -> c_code { hyrje_go(now.d, ${place}); };${asserted.join('')} }`,
      ];
    }),
    '  od',
    '}',
    '',
  ].join('\n');
}
