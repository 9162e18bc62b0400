/* The types of the explorer's scripts, which share one scope. `tsc --project careergraph/drawing/explorer`
   checks them; nothing of this reaches the page. */

/** Texts by language: the number of a tag and a text, by turns. */
type Texts = any[];
/** What stands in an array at each place of `THING`. */
type Thing = any[];
/** A role's requirements: the number of a skill or of a group, and a level, by turns; 0 for any level. */
type Rows = number[];
/** What is held: skill to level, null where it is not rated. */
type Held = Map<number, number | null>;
type Necessity = "essential" | "optional";
type Kind = "roles" | "skills";
type Status = "missing" | "below" | "unrated" | "met";

interface Move {
  source: number;
  target: number;
  kind: string;
  months: number;
  conditions?: number[];
  effort?: number | null;
  isBoth?: boolean;
}

interface Group {
  atLeast: number;
  alternatives: [skill: number, level: number][];
  need: number;
}

interface Training {
  label: string;
  hours: string | null;
  develops: [skill: number, level: number][];
}

/** What the page is given, as `explorer_page.py` writes it. */
interface Data {
  title: string | null;
  tags: string[];
  bases: string[];
  roles: Thing[];
  skills: Thing[];
  responsibilities: Thing[];
  unlisted: number[];
  drawsOn: number[][];
  answersFor: number[][];
  essential: Rows[];
  optional: Rows[];
  isBare: boolean;
  groups: number[][];
  moves: [source: number, target: number, kind: string, months: number, conditions?: number[]][];
  grades: number[];
  gradeNames: string[];
  conditions: [label: string, roles: number[], isEnough: boolean][];
  asks: number[][];
  ownLevels: [rank: number, names: Texts, definitions: Texts][][];
  levelled: number[];
  zones: number[];
  classes: [labels: Texts, code: string, above: number][];
  classOf: number[];
  levels: [rank: number, names: Texts, definitions?: Texts][];
  views: ViewData[];
  prerequisites: [skill: number, first: number, isInferred: number][];
  trainings: [label: string, hours: string | null, develops: [number, number][]][];
  importance: [skill: number, weight: string][][];
}

interface ViewData {
  language: string;
  roles: number[] | null;
  even: number[];
  skills: number[] | null;
  responsibilities: number[] | null;
  families: string[];
  family: number[];
}

/** A language of the page: the place of each thing in lists. */
interface View {
  language: string;
  roles: number[];
  labels: number[];
  skills: number[];
  responsibilities: number[];
  families: string[];
  family: number[];
  shared?: Partial<Record<Kind, Set<string>>>;
}

/** The data with what every answer needs made once. */
interface Model extends Omit<Data, "levelled" | "views" | "trainings" | "importance"> {
  out: Move[][];
  into: Move[][];
  listed: boolean[];
  totals: number[];
  choices: Group[];
  levelled: Set<number>;
  stated: Map<number, number[]>;
  inferred: Map<number, number[]>;
  trainings: Training[];
  importance: Map<number, string>[];
  views: View[];
  unit?: bigint;
  names?: Partial<Record<Kind, Map<string, number[]>>>;
}

interface GapItem {
  skill: number;
  have: number | null;
  need: number;
  level: number;
  necessity: Necessity | null;
  shortfall: number;
  neededFor: number[];
}

interface Measures {
  effort: number;
  coverage: number | null;
  fit: number | null;
  use: number | null;
  unratedShare: number;
}

interface Gap extends Measures {
  role: number;
  missing: GapItem[];
  below: GapItem[];
  unrated: GapItem[];
  met: GapItem[];
  surplus: GapItem[];
  optionalCoverage: number | null;
}

/** A role that requires something essential, so that its shares are known. */
interface Ranked extends Measures {
  role: number;
  coverage: number;
  fit: number;
}

interface PathStep {
  move: Move;
  gap: Gap;
}

/** A role that a search of paths has still to look at, with what it takes from there. */
interface Waiting {
  weight: number[];
  role: number;
}

interface SearchEntry {
  index: number;
  preferred: boolean;
  label: string;
  folded: string;
}

interface SearchIndex {
  entries: SearchEntry[];
  words: Map<string, { letters: number; places: number[] }>;
}

interface Found {
  index: number;
  label: string | null;
}

interface Point {
  x: number;
  y: number;
}

/** A box of a picture. */
interface Cell extends Point {
  role: number;
  wide?: number;
}

/** A place in a row of a ladder: a box, or where a line passes the row. */
interface Lane extends Point {
  role?: number;
  at: number;
  wish: number;
  links: Lane[];
}

/** A move with the cells that it runs through. */
interface Thread {
  move: Move;
  cells: Lane[];
}

interface Picture {
  cells: Cell[];
  moves: Move[];
  lines: { move: Move; curve: string }[];
  top: number;
  width: number;
  height: number;
  hidden: number;
}

interface Fraction {
  top: bigint;
  under: bigint;
}

/** A skill to learn, from one level to another. */
interface Wanted {
  skill: number;
  have: number;
  level: number;
  weight: Fraction;
}

/** Jobs by number: how long each takes, what it weighs, and which come before and after it. */
interface JobGraph {
  times: bigint[];
  weights: bigint[];
  before: number[][];
  after: number[][];
}

/** Jobs in an order, and whether no other one is better. */
interface JobOrder {
  jobs: number[];
  exact: boolean;
}

interface Names {
  keys: { roles: string[]; skills: string[] };
  roles: Map<string, number>;
  skills: Map<string, number>;
  codes: string[];
}

/** What the reader chose. */
interface State {
  from: number | null;
  to: number | null;
  beside: number | null;
  skill: number | null;
  browse: string | null;
  at: string | null;
  own: Held;
  by: string;
  direction: string;
  language: number;
  theme: string | null;
}

interface PersonSaid {
  name: string;
  role: string | null;
  skills: [name: string, level: unknown][];
}

interface PickerOption {
  value: number;
  label: string;
  aside: string | null | undefined | false;
}

/** What answers to a text; it is still to come where the reader waits. */
interface Answers {
  options: PickerOption[];
  note: string;
  isWaiting: boolean;
}

interface PickerOptions {
  id: string;
  label: string;
  hint: string;
  value: string;
  find(query: string, again: () => void): Answers;
  choose(value: number): void;
  clear: (() => void) | null;
  clearLabel?: string;
}

interface Asked {
  skill: number;
  level: number;
  necessity: string;
}

interface Compared {
  skill: number;
  sides: ({ level: number; necessity: string } | null)[];
}

type Word = (name: string, ...values: (string | number)[]) => string;
type Child = Node | string | number | null | undefined | Child[];

/** What the parts of the page may ask for, and what the reader opened and folded. */
interface Doing {
  go(change: Partial<State>, isStep?: boolean): void;
  show(): void;
  find(kind: Kind, query: string, again: () => void): Answers;
  say(text: string): void;
  isNarrow: boolean;
  isBeside: boolean;
  opened: Map<string, boolean>;
  whole: Set<string>;
  further: { nearest: number };
  said: { text: string };
}

/** What every part of the page shows things with. */
interface Page extends Doing {
  model: Model;
  names: Names;
  state: State;
  view: View;
  word: Word;
  held: Held;
  isSomebody: boolean;
  measured: Gap | null;
  way: number[] | null;
  hashOf(change: Partial<State>): string;
  share(part: number): string;
  amount(number: number): string;
  text(thing: Thing): string;
  roleText(role: number): string;
  skillText(number: number): string;
  dutyText(duty: number): string;
  defined(thing: Thing): string | null;
  looks(skill: number, rank: number): string;
}

/** A page about a role, one that measures somebody by it, and one about a skill. */
interface RolePage extends Page {
  state: State & { to: number };
}
interface MeasuredPage extends RolePage {
  measured: Gap;
}
interface SkillPage extends Page {
  state: State & { skill: number };
}

declare const WORDS: Record<string, Record<string, string>>;
