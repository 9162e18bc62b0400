/* The nearest roles on the screen: apart those above, beside and below where the reader stands, or in a list. */

/** @param {Page} page */
function nearPart(page) {
  const { model, state } = page;
  const isApart = state.from !== null && state.direction === "apart";
  return part(
    page,
    "nearest",
    state.from === null ? null : directionChoice(page),
    isApart ? apartLists(page, model) : oneList(page),
  );
}

/** @param {Page} page */
function directionChoice({ model, state, word, go }) {
  const known = DIRECTIONS.filter((direction) => direction !== "level" || hasStanding(model));
  const choices = known.map((direction) =>
    toggle(`direction-${direction}`, directionText(model, word, direction, direction), state.direction === direction, () => go({ direction })),
  );
  return el("div", { class: "group", role: "group", "aria-label": word("direction") }, choices);
}

/** Whether grades or job zones say which role is above another.
   @param {Model} model */
function hasStanding(model) {
  return model.zones.length > 0 || model.grades.length > 0;
}

/** What a direction is called: where nothing says who stands above, a role is only known to ask for more.
   @param {Model} model @param {Word} word @param {string} direction @param {string} name */
function directionText(model, word, direction, name) {
  const isMeasured = direction === "up" || direction === "down";
  return word(isMeasured && !hasStanding(model) ? `${direction}Asked` : name);
}

/** The roles that share something with what is held, the nearest first.
   @param {Page} page @param {string} direction */
function nearRoles({ model, view, state, held }, direction) {
  return rank(model, view, held, state.from, direction, state.from).filter((entry) => entry.fit);
}

/** The first few of each direction; one in which nobody stands is left out.
   @param {Page} page @param {Model} model */
function apartLists(page, model) {
  const { word } = page;
  const lists = ["up", "level", "down"].flatMap((direction) => {
    const every = nearRoles(page, direction);
    if (!every.length) return [];
    const more = every.length > few.apart;
    const open = () => page.go({ direction });
    return [
      el("h3", {}, directionText(model, word, direction, `${direction}Head`)),
      el("ol", { class: "nearest" }, every.slice(0, few.apart).map((entry) => nearRow(page, entry))),
      more ? quiet(`more-${direction}`, word("showAll", page.amount(every.length)), open, `direction-${direction}`) : null,
    ];
  });
  return [hint(word(lists.length ? "nearestText" : "nothingNear")), ...lists];
}

/** @param {Page} page */
function oneList(page) {
  const { state, word } = page;
  const direction = state.from === null || state.direction === "apart" ? "any" : state.direction;
  const every = nearRoles(page, direction);
  const shown = few.nearest + page.further.nearest;
  const rows = every.slice(0, shown).map((entry) => nearRow(page, entry));
  const more = () => {
    page.further.nearest += 4 * few.nearest;
    page.show();
  };
  const nothing = direction === "any" ? "nothingNear" : "nothingThere";
  return [
    hint(word(rows.length ? "nearestText" : nothing)),
    rows.length ? el("ol", { class: "nearest" }, rows) : null,
    every.length > shown ? quiet("more", word("showMore"), more, "nearest-part") : null,
  ];
}

/** @param {Page} page @param {Ranked} entry */
function nearRow(page, entry) {
  const { state, word } = page;
  const covered = `${page.share(entry.coverage)} ${word("covered")}`;
  return el(
    "li",
    {},
    roleLink(page, entry.role, { "aria-current": entry.role === state.to ? "true" : null }),
    meter(entry.fit),
    el("span", { class: "share", title: covered }, page.share(entry.fit)),
    el("span", { class: "effort" }, word("effortSum", entry.effort)),
  );
}
