import type { TransitionKind } from './read.ts';

export type { ChartState, ChartTransition, TransitionKind } from './read.ts';

/** What is true of a state besides its definition; the caller knows it. By dotted path of the state. */
export interface Annotation {
  /** The screen that it shows. */
  readonly screen?: string;
  /** Manual section and clauses, such as `1.1` and `R4`. */
  readonly tags?: readonly string[];
  /** What it asks the customer to prove, such as `K_pwd`: drawn as a badge of its category. */
  readonly elements?: readonly string[];
  readonly description?: string;
}

export type Annotations = Readonly<Record<string, Annotation>>;

/** What is drawn open: every state, the states at these paths, or none below the first level. */
export type Expanded = ReadonlySet<string> | 'all' | 'one';

export interface PictureOptions {
  /** `one` unless said otherwise. A state inside a closed one stays hidden. */
  readonly expanded?: Expanded;
  readonly annotations?: Annotations;
  /** How long a timer runs, by the name of its delay: `{ 'fnp.ttl': '120 s' }`. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly description?: string;
  /**
   * A final state, or one that lies behind, to which so many states lead is named in their boxes instead of being
   * reached by as many lines; 5 unless said otherwise, `Infinity` to draw every line.
   */
  readonly hub?: number;
}

/**
 * What is written: a transition, a service that is asked, the name of a state to which the transitions below it lead
 * without a line being drawn (`exit`), or how many labels are summed up (`more`).
 */
export interface PictureLine {
  readonly kind: TransitionKind | 'service' | 'exit' | 'more';
  readonly text: string;
  /** Everything there is to say, for the tooltip. */
  readonly full: string;
  /** Keys of the transitions it stands for; none for a service. */
  readonly keys: readonly string[];
  /** Where an `exit` leads: the path of a visible state. */
  readonly target?: string;
}

export interface PictureNode {
  /** Dotted path; empty for the machine itself. */
  readonly path: string;
  readonly title: string;
  readonly shape: 'state' | 'region' | 'final' | 'machine';
  /** Open: its children are drawn. Closed: it has children that are not drawn. Whole: it has none. */
  readonly fold: 'open' | 'closed' | 'whole';
  /** How many states are hidden in it. */
  readonly hidden: number;
  readonly annotation: Annotation;
  readonly lines: readonly PictureLine[];
  /** Path of the child that is entered first, where children are drawn. */
  readonly initial: string | null;
  readonly children: readonly PictureNode[];
}

/** All transitions between two visible states: one line, its labels stacked. */
export interface PictureEdge {
  /** `source → target`, unique in a picture. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly labels: readonly PictureLine[];
}

/** What is to be drawn, before anything has a place. */
export interface Picture {
  /** The machine's id; begins every id in the drawing. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly root: PictureNode;
  readonly edges: readonly PictureEdge[];
}

/** Absolute, in pixels from the upper left corner of the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A line of text or a stack's line; `rows` are its wrapped parts, each `lineHeight` below the one before. */
export interface PlacedLine extends PictureLine {
  readonly box: Box;
  readonly rows: readonly string[];
}

export interface Badge {
  /** `K`, `P`, `I` for an element's category; `tag` for a clause; `screen`; `count` for hidden states. */
  readonly kind: 'K' | 'P' | 'I' | 'tag' | 'screen' | 'count';
  readonly text: string;
  readonly full: string;
  readonly box: Box;
}

export interface PlacedNode {
  readonly path: string;
  readonly shape: PictureNode['shape'];
  readonly fold: PictureNode['fold'];
  readonly hidden: number;
  readonly description: string;
  readonly box: Box;
  /** Its title, as wide as it is drawn. */
  readonly title: { readonly text: string; readonly box: Box };
  readonly badges: readonly Badge[];
  readonly lines: readonly PlacedLine[];
}

export interface PlacedEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The kind of all its labels, `mixed` where they differ, `initial` from the dot. */
  readonly kind: PictureLine['kind'] | 'mixed' | 'initial';
  /** Keys of all its transitions. */
  readonly keys: readonly string[];
  /** From source to target; corners are rounded when drawn. */
  readonly points: readonly Point[];
  readonly labels: readonly PlacedLine[];
}

/** A picture with a place for everything: plain JSON, so that it is computed once and kept. Schema `hyrje/layout@1`. */
export interface Layout {
  readonly schema: 'hyrje/layout@1';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** Parents before children. */
  readonly nodes: readonly PlacedNode[];
  /** Where each compound state is entered. */
  readonly dots: readonly Point[];
  readonly edges: readonly PlacedEdge[];
}

/** What is shown over a chart. */
export interface Overlay {
  /** How often each transition was taken; those that are missing were never taken and are grey. */
  readonly walked?: ReadonlyMap<string, number>;
  /** Paths of the states a run is in. */
  readonly active?: readonly string[];
  /** Keys of the transitions that fired last. */
  readonly fired?: readonly string[];
  /** What became of transitions since another version, by key. */
  readonly changed?: ReadonlyMap<string, Change>;
  /** Paths of states that are marked, such as what a search found. */
  readonly marked?: readonly string[];
}

export type Change = 'added' | 'removed' | 'redirected';
export type Lang = 'en' | 'sq';

export interface SvgOptions {
  /** `auto` follows the reader's system. */
  readonly theme?: 'light' | 'dark' | 'auto';
  readonly lang?: Lang;
  readonly overlay?: Overlay;
  /** Explains the signs below the chart. */
  readonly legend?: boolean;
  /** Whether the style is written into the file; a page under a strict policy brings it as a stylesheet. */
  readonly standalone?: boolean;
  /** States can be reached by keyboard and say whether they are open. */
  readonly interactive?: boolean;
  /** Begins the ids, where one chart is drawn twice on a page; `chart` unless said otherwise. */
  readonly prefix?: string;
}

/** An SVG element as a value: a page builds its nodes from it, a file its text. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}
