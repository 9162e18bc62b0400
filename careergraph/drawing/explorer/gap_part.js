/* The gap on the screen. */

const STATUSES = /** @type {const} */ (["missing", "below", "unrated", "met"]);

/** @param {MeasuredPage} page */
function gapPart(page) {
  const { word, measured } = page;
  const groups = STATUSES.filter((status) => measured[status].length);
  const surplus = folding(page, "surplus", word("surplusHead"), measured.surplus.map((item) => skillLink(page, item.skill)));
  return part(
    page,
    "gap",
    measured.coverage === 1 ? el("p", { class: "closed" }, word("closed")) : null,
    groups.flatMap((status) => gapTables(page, status, measured[status])),
    surplus,
  );
}

/** The essential skills of a kind, and apart from them the optional ones. What is met is folded where it is long.
   @param {Page} page @param {string} status @param {GapItem[]} items */
function gapTables(page, status, items) {
  const isOptional = (/** @type {GapItem} */ item) => item.necessity === "optional";
  const [optional, essential] = [items.filter(isOptional), items.filter((item) => !isOptional(item))];
  return [
    essential.length ? gapTable(page, status, status, essential) : null,
    optional.length ? gapTable(page, status, `${status}-optional`, optional) : null,
  ]
    .flat()
    .filter(Boolean);
}

/** @param {Page} page @param {string} status @param {string} id @param {GapItem[]} items */
function gapTable(page, status, id, items) {
  const { word } = page;
  const isOptional = id !== status;
  const caption = [word(status), isOptional ? `, ${word("optionalOne")}` : "", " "];
  caption.push(el("span", { class: "count" }, String(items.length)));
  const name = `gap ${status}${isOptional ? " optional" : ""}`;
  const shown = isOptional || status === "met" ? few.steps : few.rows;
  const hasLevels = items.some((item) => item.level);
  const hasDuties = items.some((item) => item.neededFor.length);
  if (!hasLevels && !hasDuties) {
    // The caption says all of what is had and needed.
    const names = items.map((item) => el("li", {}, gapHead(page, item)));
    const list = el("ul", { class: "roles" }, names);
    return folded(page, id, el("div", { class: name }, el("h3", {}, caption), list), names, shown);
  }
  const columns = [word("skill"), hasLevels ? word("haveNeed") : null, hasDuties ? word("behind") : null];
  const rows = items.map((item) => gapRow(page, status, item, hasLevels, hasDuties));
  return folded(page, id, tableOf(name, caption, columns.filter(Boolean), rows), rows, shown);
}

/** @param {Page} page @param {GapItem} item */
function gapHead(page, item) {
  const { model, view } = page;
  const defined = skillsOf(model, view, item.skill).map((skill) => page.defined(model.skills[skill]));
  const looks = item.level ? page.looks(item.skill, item.level) : "";
  return el(
    "span",
    { title: defined.filter(Boolean).join("; ") || null },
    skillLink(page, item.skill),
    looks ? el("small", { class: "looks" }, looks) : null,
  );
}

/** @param {Page} page @param {string} status @param {GapItem} item @param {boolean} hasLevels
   @param {boolean} hasDuties */
function gapRow(page, status, item, hasLevels, hasDuties) {
  const levels = [levelBar(status, item.have, item.need), el("span", {}, haveAndNeed(page, item))];
  const cells = hasLevels ? [el("span", { class: "levels" }, levels)] : [];
  if (hasDuties) cells.push(el("span", { class: "behind" }, item.neededFor.map(page.dutyText).join("; ")));
  return rowOf(gapHead(page, item), cells);
}

/** @param {Page} page @param {GapItem} item */
function haveAndNeed({ word }, item) {
  if (item.have === null) return word("unratedOf", item.need);
  if (!item.level) return word(item.have ? "held" : "notHeld");
  return word("of", item.have, item.need);
}

/** A list of links that opens when it is asked for.
   @param {Page} page @param {string} id @param {Child} caption @param {Child[]} links */
function folding(page, id, caption, links) {
  if (!links.length) return null;
  const count = el("span", { class: "count" }, ` ${links.length}`);
  const head = el("summary", { id }, el("h3", {}, caption, count));
  const list = el("ul", { class: "roles" }, links.map((link) => el("li", {}, link)));
  return foldable(page, id, "list", links.length <= few.rows, head, list);
}
