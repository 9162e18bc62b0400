/* The picture of moves that lead up nowhere: a path in reading order, or one role in the middle of those near
   to it. Nothing here knows the document. */

/* The places around the middle, as columns and rows from it, those that are taken first in front. */
const PLACES = [
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
  [1, -1],
  [-1, 1],
  [-1, -1],
  [1, 1],
];
const APART = { across: 62, up: 58, aside: 34 };
/* How wide a box is that has a row for itself on a narrow page. */
const ALONE = 300;

/** What is drawn around some roles, and where: a ladder where moves lead up, and the path, if there is one,
   with them; else the path alone, or the last of the roles in the middle.
   @param {Model} model @param {View} view @param {number[]} focus @param {number[] | null} way
   @param {boolean} isNarrow */
function pictureOf(model, view, focus, way, isNarrow) {
  const part = surroundings(model, view, focus);
  if (way && !isRising(part.rows, way)) return pathPicture(model, way, isNarrow ? 1 : 3);
  if (!way && focus.length <= 2 && isLevel(model, focus[focus.length - 1])) {
    return middlePicture(model, view, focus[focus.length - 1], isNarrow);
  }
  return { ...part, ...place(part) };
}

/** @param {number[][]} rows @param {number[]} way */
function isRising(rows, way) {
  const rowOf = new Map(rows.flatMap((row, index) => row.map((role) => [role, index])));
  return way.every((role, index) => !index || sure(rowOf, role) > sure(rowOf, way[index - 1]));
}

/** Whether most moves at a role lead to its like, so that no row of a ladder is above another.
   @param {Model} model @param {number} role */
function isLevel(model, role) {
  const all = [...model.out[role], ...model.into[role]];
  const isSideways = (/** @type {Move} */ { source, target, kind }) =>
    kind === "lateral move" || kind === "suggested" || kind === "observed" || model.out[target].some((back) => back.target === source);
  return all.filter(isSideways).length * 2 > all.length;
}

/** Roles, the nearest to one first: by fit, by the share of all skills that both name, by label.
   @param {Model} model @param {View} view @param {number} role @param {number[]} roles */
function byNearness(model, view, role, roles) {
  const held = heldIn(model, role);
  const named = new Set(skillsNamed(model, role));
  const measured = roles.map((other) => {
    const skills = skillsNamed(model, other);
    const both = skills.filter((skill) => named.has(skill)).length;
    return [other, measure(model, held, other).fit ?? 0, both / (named.size + skills.length - both || 1)];
  });
  measured.sort((a, b) => b[1] - a[1] || b[2] - a[2] || view.roles[a[0]] - view.roles[b[0]]);
  return measured.map(([other]) => other);
}

/** @param {Model} model @param {number} role */
function skillsNamed(model, role) {
  return [...model.essential[role], ...model.optional[role]].filter((_, place) => place % 2 === 0);
}

/** A path from left to right, in lines of a few roles.
   @param {Model} model @param {number[]} way @param {number} inLine */
function pathPicture(model, way, inLine) {
  const box = inLine === 1 ? ALONE : BOX.width;
  const [wide, high] = [box + APART.across, BOX.height + APART.up];
  const cells = way.map((role, index) => ({
    role,
    wide: box,
    x: (index % inLine) * wide + box / 2,
    y: Math.floor(index / inLine) * high,
  }));
  const moves = way.slice(1).map((role, index) => moveTo(model, way[index], role));
  const lines = moves.map((move, index) => ({ move, curve: onwards(cells[index], cells[index + 1]) }));
  const around = new Set(way.flatMap((role) => neighbours(model, role)));
  return {
    ...{ cells, moves, lines, top: 0 },
    hidden: [...around].filter((role) => !way.includes(role)).length,
    width: Math.min(inLine, way.length) * wide - APART.across,
    height: Math.ceil(way.length / inLine) * high - APART.up,
  };
}

/** To the next box of the line, or through the gap between two lines to the first of the next one.
   @param {Point} from @param {Point} to */
function onwards(from, to) {
  const [half, middle] = [BOX.width / 2, BOX.height / 2];
  if (from.y === to.y) return `M ${from.x + half} ${from.y + middle} L ${to.x - half - 4} ${to.y + middle}`;
  const between = (from.y + BOX.height + to.y) / 2;
  return `M ${from.x} ${from.y + BOX.height} L ${from.x} ${between} L ${to.x} ${between} L ${to.x} ${to.y - 4}`;
}

/** A role with the nearest of those that moves tie to it: around it, or below it where there is no width.
   @param {Model} model @param {View} view @param {number} role @param {boolean} isNarrow */
function middlePicture(model, view, role, isNarrow) {
  const around = [...new Set(neighbours(model, role))].filter((other) => other !== role);
  const near = byNearness(model, view, role, around).slice(0, PLACES.length);
  const drawn = new Set(near);
  const moves = joined(
    [...model.out[role], ...model.into[role]].filter(({ source, target }) =>
      drawn.has(source === role ? target : source),
    ),
  );
  const placed = isNarrow ? below(role, near) : ringed(role, near);
  const cellOf = new Map(placed.cells.map((cell) => [cell.role, cell]));
  const lines = moves.map((move) => {
    const [from, to] = [sure(cellOf, move.source), sure(cellOf, move.target)];
    return { move, curve: isNarrow ? elbow(from, to, role) : straight(from, to) };
  });
  return { ...placed, moves, lines, top: 0, hidden: around.length - near.length };
}

/** The nearest stands above, the others follow as a clock's hand goes.
   @param {number} role @param {number[]} near */
function ringed(role, near) {
  const clockwise = (/** @type {number[]} */ [x, y]) => (Math.atan2(y, x) + 2.5 * Math.PI) % (2 * Math.PI);
  const places = PLACES.slice(0, near.length).sort((a, b) => clockwise(a) - clockwise(b));
  const all = [[0, 0], ...places];
  const [left, top] = [0, 1].map((axis) => Math.min(...all.map((each) => each[axis])));
  const [right, bottom] = [0, 1].map((axis) => Math.max(...all.map((each) => each[axis])));
  const [wide, high] = [BOX.width + APART.across, BOX.height + APART.up];
  const cells = [role, ...near].map((each, index) => ({
    role: each,
    x: (all[index][0] - left) * wide + BOX.width / 2,
    y: (all[index][1] - top) * high,
  }));
  return { cells, width: (right - left) * wide + BOX.width, height: (bottom - top) * high + BOX.height };
}

/** @param {number} role @param {number[]} near */
function below(role, near) {
  const high = BOX.height + 16;
  const cells = [role, ...near].map((each, index) => ({
    role: each,
    wide: ALONE,
    x: ALONE / 2 + (index ? APART.aside : 0),
    y: index * high,
  }));
  return { cells, width: ALONE + APART.aside, height: cells.length * high - 16 };
}

/** From the edge of one box to that of another.
   @param {Point} from @param {Point} to */
function straight(from, to) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const part = Math.min(BOX.width / 2 / Math.abs(x || 1e-9), BOX.height / 2 / Math.abs(y || 1e-9));
  const tip = 4 / Math.hypot(x, y);
  const at = (/** @type {number} */ share) => `${round(from.x + x * share)} ${round(from.y + BOX.height / 2 + y * share)}`;
  return `M ${at(part + tip)} L ${at(1 - part - tip)}`;
}

/** Along the left side, between the role on top and one below it.
   @param {Cell} from @param {Cell} to @param {number} role */
function elbow(from, to, role) {
  const isDown = from.role === role;
  const [top, low] = isDown ? [from, to] : [to, from];
  const spine = { x: APART.aside / 2, y: top.y + BOX.height };
  const side = `${APART.aside - (isDown ? 4 : 0)} ${low.y + BOX.height / 2}`;
  const turn = `${spine.x} ${low.y + BOX.height / 2}`;
  const start = `${spine.x} ${spine.y + (isDown ? 0 : 4)}`;
  return isDown ? `M ${start} L ${turn} L ${side}` : `M ${side} L ${turn} L ${start}`;
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10;
}
