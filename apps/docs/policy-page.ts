import { policyTable } from '../../machines/vocabulary/policy/index.ts';
import { code, codes, generated, page, table } from './markdown.ts';

const written = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));

/** Every value of the policy. */
export const policyPage = (): string =>
  page(
    generated('machines/vocabulary/policy'),
    '# Policy',
    'Every limit, size and time of the bank. A configuration is one flat JSON object with these keys; what it leaves out has its default. An unknown key or a value of the wrong type always stops the engine; a value outside its range, or one that is not conformant, stops it too unless `allowNonConformant` says otherwise, and is then reported. `hyrje policy file.json` checks a file.',
    'RTS is Delegated Regulation (EU) 2018/389, NIST is SP 800-63B-4, ASVS is OWASP ASVS 5.0.0; “behaviour” is the specification of this project; an “engineering default” rests on no standard.',
    table(
      ['Key', 'What it is', 'Default', 'Unit', 'Range', 'Not conformant', 'Clause'],
      policyTable().map(({ key, meaning, default: standard, unit, range, flagged, clause }) => [
        code(key),
        meaning,
        code(written(standard)),
        unit === 'none' ? '' : unit,
        range,
        codes(flagged.map(written)),
        clause,
      ]),
    ),
  );
