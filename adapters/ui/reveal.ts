/** A code as it is read aloud and typed: in two halves. */
export function inHalves(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** Puts a code on the clipboard, and an empty text in its place after `life` ms (A12). Whether it got there. */
export async function copyForAWhile(
  code: string,
  life: number,
  wait: (run: () => void, ms: number) => void,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    return false;
  }
  wait(() => void navigator.clipboard.writeText('').catch(() => {}), life);
  return true;
}
