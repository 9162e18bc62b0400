/* The ladder on the screen: boxes that are links, and the moves between them. */

/** @param {Page} page @param {number[]} focus */
function ladderPart(page, focus) {
  const { model, view, word, way } = page;
  if (!model.moves.length || !focus.length) return null;
  const drawn = pictureOf(model, view, focus, way, page.isNarrow);
  if (!drawn.moves.length) return part(page, "ladder", hint(word("noMoves")));
  return part(
    page,
    "ladder",
    ladderPicture(page, drawn),
    legend(page, drawn),
    drawn.hidden ? hint(word("hidden", drawn.hidden)) : null,
  );
}

/** @param {string} kind */
function lineName(kind) {
  return (kind || "move").replace(" ", "-");
}

/** @param {Page} page @param {Picture} drawn */
function ladderPicture(page, drawn) {
  const way = page.way || [];
  const onWay = new Set(way.slice(1).map((role, index) => `${way[index]} ${role}`));
  const isOn = (/** @type {Move} */ { source, target }) => onWay.has(`${source} ${target}`);
  // The path is drawn over the other moves.
  const lines = [...drawn.lines].sort((a, b) => Number(isOn(a.move)) - Number(isOn(b.move)));
  const edge = 8;
  const [width, height] = [drawn.width + 2 * edge, drawn.height + drawn.top + 2 * edge];
  const labels = told(drawn.cells.map((cell) => ({ label: page.roleText(cell.role), letters: widthOf(cell) / 9 })));
  return el(
    "div",
    { class: "scroll", tabindex: width > few.fits ? "0" : null, role: "group", "aria-label": page.word("ladder") },
    draw(
      "svg",
      {
        viewBox: `${-edge} ${-edge - drawn.top} ${width} ${height}`,
        width,
        height,
        class: width < few.fits ? "fits" : null,
        role: "group",
        "aria-label": page.word("ladderLabel", page.word("roleCount", drawn.cells.length)),
      },
      draw("defs", {}, tip("tip"), tip("tip-on")),
      lines.map(({ move, curve }) => lineOf(page, move, curve, isOn(move))),
      drawn.cells.map((cell) => box(page, cell, sure(labels, page.roleText(cell.role)))),
    ),
  );
}

/** @param {Page} page @param {Move} move @param {string} curve @param {boolean} isOn */
function lineOf(page, move, curve, isOn) {
  const tip = `url(#${isOn ? "tip-on" : "tip"})`;
  const months = move.months ? `, ${page.word("months", move.months)}` : "";
  const [source, target] = [page.roleText(move.source), page.roleText(move.target)];
  return draw(
    "path",
    {
      class: `line ${lineName(move.kind)}${isOn ? " on" : ""}`,
      d: curve,
      "marker-end": tip,
      "marker-start": move.isBoth ? tip : null,
    },
    draw("title", {}, `${source} ${move.isBoth ? "↔" : "→"} ${target}: ${page.word(move.kind || "move")}${months}`),
  );
}

/** @param {string} id */
function tip(id) {
  const size = { viewBox: "0 0 8 8", refX: 5, refY: 4, markerWidth: 8, markerHeight: 8 };
  return draw(
    "marker",
    { id, class: id, ...size, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
    draw("path", { d: "M 0 0 L 8 4 L 0 8 z" }),
  );
}

/** @param {Cell} cell */
function widthOf(cell) {
  return cell.wide ?? BOX.width;
}

/** @param {Page} page @param {Cell} cell @param {string[]} lines */
function box(page, cell, lines) {
  const { model, state, word, held, isSomebody } = page;
  const { role } = cell;
  const wide = widthOf(cell);
  const [x, y] = [cell.x - wide / 2, cell.y];
  const { coverage } = measure(model, held, role);
  const names = ["box"];
  if ((page.way || []).includes(role)) names.push("on");
  if (role === state.to) names.push("goal");
  if (role === state.from) names.push("stand");
  const base = y + (isSomebody ? 25 : 35) - (lines.length - 1) * 8;
  const said = coverage === null ? word("unknownShort") : `${page.share(coverage)} ${word("covered")}`;
  // Whoever speaks to the page says what they see; a name that is cut stands whole in the title.
  const [label, whole] = [lines.join(" "), page.roleText(role)].map((name) => name + (isSomebody ? `, ${said}` : ""));
  return draw(
    "a",
    { href: page.hashOf({ to: role, skill: null, beside: null }), class: names.join(" "), "aria-label": label },
    draw("title", {}, whole),
    draw("rect", { x, y, width: wide, height: BOX.height, rx: 8 }),
    // A space before a text keeps it apart from the last in what is read aloud; none is drawn.
    lines.map((line, place) => draw("text", { x: cell.x, y: base + place * 16 }, place ? ` ${line}` : line)),
    isSomebody ? coverageBar(page, x, y, wide, coverage) : null,
  );
}

/** @param {Page} page @param {number} x @param {number} y @param {number} wide @param {number | null} coverage */
function coverageBar(page, x, y, wide, coverage) {
  const side = { x: x + wide - 12, y: y + 55 };
  if (coverage === null) return draw("text", { class: "share", ...side }, ` ${page.word("unknownShort")}`);
  const [width, bar] = [wide - 68, { x: x + 12, y: y + 49, height: 5, rx: 2.5 }];
  return [
    draw("rect", { class: "track", ...bar, width }),
    draw("rect", { class: "fill", ...bar, width: width * coverage }),
    draw("text", { class: "share", ...side }, ` ${page.share(coverage)}`),
  ];
}

/** @param {Page} page @param {Picture} drawn */
function legend({ way, word }, drawn) {
  const kinds = [...new Set(drawn.moves.map((move) => move.kind || "move"))].sort();
  /** @param {number} height @param {SVGElement} shape */
  const sample = (height, shape) => draw("svg", { width: 28, height, "aria-hidden": "true" }, shape);
  const entries = kinds.map((kind) =>
    el("li", {}, sample(8, draw("path", { class: `line ${lineName(kind)}`, d: "M 0 4 L 28 4" })), word(kind)),
  );
  if (way) {
    const frame = draw("rect", { class: "on-path", x: 1, y: 1, width: 26, height: 12, rx: 4 });
    entries.push(el("li", {}, sample(14, frame), word("onPath")));
  }
  return entries.length > 1 ? el("ul", { class: "legend" }, entries) : null;
}
