/** Texts and numbers that were made fresh, inside of JSON. */
const fresh = /⟨([^⟩]*) \d+⟩|(?<![\d.-])[1-9]\d{4,8}(?![\d.])/g;

/** Numbers of one size stay of one size, since what is shown may depend on which is larger. */
const sizeOf = (number: number): number =>
  number < 1_000_000 ? 10_000 : number < 10_000_000 ? 1_000_000 : 10_000_000;

/**
 * JSON in which values that decide nothing are named in the order in which they come. What is only carried from answers
 * to screens and calls goes the same way under any name.
 */
export function renamed(json: string): string {
  const names = new Map<string, string>();
  return json.replaceAll(fresh, (value, name: string | undefined) => {
    let given = names.get(value);
    if (given === undefined) {
      const number = names.size + 1;
      given = name === undefined ? String(sizeOf(Number(value)) + number) : `⟨${name} ${number}⟩`;
      names.set(value, given);
    }
    return given;
  });
}
