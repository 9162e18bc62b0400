/* A ladder: what stands around some roles, in rows from the bottom up, a row for each rank. Nothing here knows
   the document. */

const BOX = { width: 180, height: 62, across: 16, up: 58 };
/* More than this in a picture, or in a row of it, nobody reads. */
const MOST_ROLES = 18;
const MOST_IN_ROW = 4;

/** The roles to draw around those in `focus`, ring by ring, with how many of a ring are left out. The
   nearest ring is cut where it must be; a farther one is drawn whole or not at all.
   @param {Model} model @param {View} view @param {number[]} focus */
function surroundings(model, view, focus) {
  /** @param {number} a @param {number} b */
  const byLabel = (a, b) => view.roles[a] - view.roles[b];
  const isNear = focus.length <= 2;
  const shown = new Set(focus);
  let front = [...shown];
  let hidden = 0;
  for (let ring = 1; front.length && !hidden; ring++) {
    const around = new Set(
      front.flatMap((role) => neighbours(model, role)).filter((role) => !shown.has(role)),
    );
    const room = Math.max(0, MOST_ROLES - shown.size);
    front = isNear ? byNearness(model, view, focus[focus.length - 1], [...around]) : [...around].sort(byLabel);
    const taken = front.length <= room ? front : ring === 1 ? front.slice(0, room) : [];
    hidden = front.length - taken.length;
    for (const role of taken) shown.add(role);
  }
  return fold([...shown], new Set(focus), model, view, hidden);
}

/** @param {Model} model @param {number} role */
function neighbours(model, role) {
  return [...model.out[role].map((move) => move.target), ...model.into[role].map((move) => move.source)];
}

/** The roles by rank; of a row that is too long the first are kept, and those in focus.
   @param {number[]} roles @param {Set<number>} focus @param {Model} model @param {View} view
   @param {number} hidden */
function fold(roles, focus, model, view, hidden) {
  const inside = new Set(roles);
  const moves = roles.flatMap((role) => model.out[role].filter((move) => inside.has(move.target)));
  const ranks = gradeRows(model, roles) || ranksOf(roles, moves);
  /** @type {number[][]} */
  const rows = [];
  for (const role of roles) (rows[sure(ranks, role)] ||= []).push(role);
  const kept = rows.filter(Boolean).map((row) => {
    // What was found first is nearest.
    const first = row.sort((a, b) => Number(focus.has(b)) - Number(focus.has(a))).filter((role, place) => place < MOST_IN_ROW || focus.has(role));
    hidden += row.length - first.length;
    return first.sort((a, b) => view.roles[a] - view.roles[b]);
  });
  const drawn = new Set(kept.flat());
  return {
    rows: kept,
    moves: joined(moves.filter((move) => drawn.has(move.source) && drawn.has(move.target))),
    hidden,
  };
}

/** Moves, of which two of a kind that lead there and back are one.
   @param {Move[]} moves */
function joined(moves) {
  const kept = new Map();
  for (const move of moves) {
    const back = kept.get(`${move.target} ${move.source}`);
    if (back && back.kind === move.kind) back.isBoth = true;
    else kept.set(`${move.source} ${move.target}`, { ...move });
  }
  return [...kept.values()];
}

/** The rank of each role: the most moves that lead up to it; roles in a circle share one. A role that only
   lateral moves touch stands beside the lowest one that they tie it to.
   @param {number[]} roles @param {Move[]} moves */
function ranksOf(roles, moves) {
  const upward = moves.filter((move) => move.kind !== "lateral move");
  const leads = new Map(roles.map((role) => [role, reach(role, upward)]));
  const circle = (/** @type {number} */ role) =>
    Math.min(...roles.filter((each) => sure(leads, role).has(each) && sure(leads, each).has(role)));
  const circles = new Map(roles.map((role) => [role, circle(role)]));
  const ranks = new Map();
  /** @type {(own: number) => number} */
  const rankOf = (own) => {
    if (!ranks.has(own)) {
      const below = upward
        .filter((move) => circles.get(move.target) === own && circles.get(move.source) !== own)
        .map((move) => rankOf(sure(circles, move.source)) + 1);
      ranks.set(own, Math.max(0, ...below));
    }
    return ranks.get(own);
  };
  const climbing = new Set(upward.flatMap((move) => [move.source, move.target]));
  const rankBeside = (/** @type {number} */ role) => {
    const sides = moves.flatMap(({ source, target }) =>
      source === role ? [target] : target === role ? [source] : [],
    );
    const known = sides.filter((side) => climbing.has(side)).map((side) => rankOf(sure(circles, side)));
    return known.length ? Math.min(...known) : 0;
  };
  return new Map(
    roles.map((role) => [role, climbing.has(role) ? rankOf(sure(circles, role)) : rankBeside(role)]),
  );
}

/** Where moves lead to from a role, itself included.
   @param {number} role @param {Move[]} moves */
function reach(role, moves) {
  const seen = new Set([role]);
  for (const each of seen) {
    for (const move of moves) if (move.source === each) seen.add(move.target);
  }
  return seen;
}

/** Places in a picture: a box for each role, a line of points for each move. A move that passes rows has
   a point in each of them, so that it runs between the boxes.
   @param {{ rows: number[][]; moves: Move[] }} given */
function place({ rows, moves }) {
  const rowOf = new Map(rows.flatMap((row, index) => row.map((role) => [role, index])));
  const lanes = rows.map((row) => row.map(laneOf));
  const cells = new Map(lanes.flat().map((cell) => [cell.role, cell]));
  const lines = moves.map((move) => ({ move, cells: threaded(move, rowOf, lanes, cells) }));
  for (let sweep = 0; sweep < 6; sweep++) untangle(sweep % 2 ? lanes : [...lanes].reverse());
  const width = Math.max(...lanes.map(laneWidth));
  lanes.forEach((lane, index) => {
    let x = (width - laneWidth(lane)) / 2;
    for (const cell of lane) {
      const wide = cellWidth(cell);
      cell.x = x + wide / 2;
      cell.y = (rows.length - 1 - index) * (BOX.height + BOX.up);
      x += wide + BOX.across;
    }
  });
  const isOver = (/** @type {Thread} */ { cells }) => cells[0].y === 0 && isArc(cells[0], cells[cells.length - 1]);
  return {
    cells: /** @type {Cell[]} */ (lanes.flat().filter((cell) => cell.role !== undefined)),
    lines: lines.map((line) => ({ move: line.move, curve: curve(line) })),
    // What leads over the boxes of the highest row needs room above it.
    top: lines.some(isOver) ? 38 : 0,
    width,
    height: rows.length * (BOX.height + BOX.up) - BOX.up,
  };
}

/** @param {number} [role] @returns {Lane} */
function laneOf(role) {
  return { role, links: [], x: 0, y: 0, at: 0, wish: 0 };
}

/** @param {Lane[]} lane */
function laneWidth(lane) {
  return lane.reduce((sum, cell) => sum + cellWidth(cell) + BOX.across, -BOX.across);
}

/** @param {Lane} cell */
function cellWidth(cell) {
  return cell.role === undefined ? BOX.across : BOX.width;
}

/** The cells that a move runs through, from its source to its target.
   @param {Move} move @param {Map<number, number>} rowOf @param {Lane[][]} lanes
   @param {Map<number | undefined, Lane>} cells */
function threaded(move, rowOf, lanes, cells) {
  const [from, to] = [sure(rowOf, move.source), sure(rowOf, move.target)];
  const way = [sure(cells, move.source)];
  for (let row = from + Math.sign(to - from); row !== to && from !== to; row += Math.sign(to - from)) {
    const passing = laneOf();
    lanes[row].push(passing);
    way.push(passing);
  }
  way.push(sure(cells, move.target));
  for (let place = 1; place < way.length; place++) {
    way[place].links.push(way[place - 1]);
    way[place - 1].links.push(way[place]);
  }
  return way;
}

/** Order each row by where its neighbours stand, so that few lines cross.
   @param {Lane[][]} lanes */
function untangle(lanes) {
  for (const lane of lanes) lane.forEach((cell, place) => (cell.at = place - (lane.length - 1) / 2));
  for (const lane of lanes) {
    for (const cell of lane) {
      const others = cell.links.filter((other) => !lane.includes(other));
      if (others.length) cell.wish = others.reduce((sum, other) => sum + other.at, 0) / others.length;
      else cell.wish = cell.at;
    }
    lane.sort((a, b) => a.wish - b.wish);
    lane.forEach((cell, place) => (cell.at = place - (lane.length - 1) / 2));
  }
}

/** The curve of a move through its cells, as an SVG path.
   @param {Thread} line */
function curve(line) {
  const points = line.cells.map(({ x, y }) => ({ x, y: y + BOX.height / 2 }));
  const [first, last] = [points[0], points[points.length - 1]];
  if (first.y === last.y) return arc(first, last);
  const up = last.y < first.y ? -1 : 1;
  // Moves that lead down stand aside, so that they do not hide the move that leads up.
  const aside = up > 0 ? 16 : 0;
  let drawn = `M ${first.x + aside} ${first.y + (up * BOX.height) / 2}`;
  for (let place = 1; place < points.length; place++) {
    const [from, to] = [points[place - 1], points[place]];
    const start = { x: from.x + aside, y: from.y + (up * BOX.height) / 2 };
    const end = { x: to.x + aside, y: to.y - (up * BOX.height) / 2 - (to === last ? up * 4 : 0) };
    const bend = (end.y - start.y) / 2;
    drawn += ` C ${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`;
    if (to !== last) drawn += ` L ${end.x} ${end.y + up * BOX.height}`;
  }
  return drawn;
}

/** @param {Point} first @param {Point} last */
function isArc(first, last) {
  return first.y === last.y && Math.abs(last.x - first.x) - BOX.width > 2 * BOX.across;
}

/** Between two boxes of one row: straight to the next one, over those that stand between.
   @param {Point} first @param {Point} last */
function arc(first, last) {
  const ahead = last.x > first.x ? 1 : -1;
  if (!isArc(first, last)) {
    const y = first.y + ahead * 8;
    return `M ${first.x + (ahead * BOX.width) / 2} ${y} L ${last.x - ahead * (BOX.width / 2 + 4)} ${y}`;
  }
  const top = first.y - BOX.height / 2;
  return `M ${first.x + ahead * 20} ${top} C ${first.x + ahead * 40} ${top - 44} ${last.x - ahead * 40} ${top - 44} ${last.x - ahead * 20} ${top - 4}`;
}

/** The lines of the labels of a picture, by label, each as wide as `letters` says. Those that are cut alike go on
   from the word in which they differ.
   @param {{ label: string; letters: number }[]} given */
function told(given) {
  const cut = given.map(({ label, letters }) => wrapped(label, letters).join(" "));
  return new Map(
    given.map(({ label, letters }, place) => {
      const words = label.split(/\s+/);
      const alike = given.filter((other, index) => other.label !== label && cut[index] === cut[place]);
      const differing = alike.map((other) => differsAt(words, other.label.split(/\s+/)));
      const shown = alike.length ? [words[0], "…", ...words.slice(Math.max(1, ...differing))] : words;
      return [label, wrapped(shown.join(" "), letters)];
    }),
  );
}

/** @param {string[]} words @param {string[]} others */
function differsAt(words, others) {
  return words.findIndex((word, place) => word !== others[place]);
}

/** A label in at most two lines, cut where it is longer.
   @param {string} label @param {number} wide */
function wrapped(label, wide) {
  const lines = [""];
  for (const word of label.split(/\s+/)) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (lengthOf(longer) <= wide || !lines[last]) lines[last] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2);
  if (lines.length > 2) kept[1] += "…";
  return kept.map((line) => (lengthOf(line) > wide + 2 ? `${line.slice(0, wide)}…` : line));
}

/** How long a text is drawn, in letters of middling width. @param {string} text */
function lengthOf(text) {
  const wide = text.match(/[mwMW@%]/g) || [];
  const narrow = text.match(/[ijlI.,:;'|! ]/g) || [];
  return text.length + wide.length / 2 - narrow.length / 3;
}
