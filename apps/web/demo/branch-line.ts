/** What the demonstration tells the page of the Internet Branch; it tells nothing back. */
export type BranchOrder =
  | { order: 'language'; language: string }
  | { order: 'advance'; ms: number }
  | { order: 'fill'; typed: Readonly<Record<string, string>> };

/** The way from the demonstration to the Internet Branch, which is a page of another origin in a frame. */
export interface BranchLine {
  origin: string;
  /** The page is there, and can be told things. */
  attach(frame: HTMLIFrameElement): void;
  tell(order: BranchOrder): void;
}

export function branchLine(origin: string): BranchLine {
  let frame: HTMLIFrameElement | null = null;
  return {
    origin,
    attach(next) {
      frame = next;
    },
    tell: (order) => frame?.contentWindow?.postMessage(order, origin),
  };
}
