/* The path on the screen. */

/** @param {RolePage} page */
function pathPart(page) {
  const { model, state, word, way } = page;
  if (!model.moves.length) return part(page, "path", hint(word("noMovesAtAll")));
  if (state.from === null) return part(page, "path", hint(word("pathNeedsRole")));
  if (state.from === state.to) return part(page, "path", hint(word("same")));
  return part(page, "path", way ? [byChoice(page), ...wayParts(page, way)] : noWay(page, state.from, state.to));
}

/** @param {Page} page @param {number} source @param {number} target */
function noWay(page, source, target) {
  const { model, view, state, word } = page;
  const [from, to] = [page.roleText(source), page.roleText(target)];
  if (state.by === "effort" && path(model, view, source, target, "steps")) {
    return [byChoice(page), hint(word("noPathKnown", from, to))];
  }
  const back = path(model, view, target, source, "steps") ? ` ${word("noPathBack")}` : "";
  const onward = reachable(model, view, source).slice(0, few.options);
  const links = commaList(onward.map((role) => roleLink(page, role)));
  return [
    el("p", {}, word("noPath", from, to), back),
    onward.length ? hint(word("noPathReach", from), " ", ...links) : hint(word("noPathNowhere", from)),
  ];
}

/** @param {Page} page */
function byChoice({ state, word, go }) {
  const choices = [
    ["steps", "bySteps"],
    ["effort", "byEffort"],
  ].map(([by, label]) => toggle(`by-${by}`, word(label), state.by === by, () => go({ by })));
  return el("div", { class: "group", role: "group", "aria-label": word("by") }, choices);
}

/** @param {Page} page @param {number[]} way */
function wayParts(page, way) {
  const { model, view, state, word, held } = page;
  const taken = steps(model, view, way, held);
  const months = pathMonths(taken);
  const between = pathEffort(model, way);
  const mine = taken.reduce((sum, step) => sum + step.gap.effort, 0);
  const effortSaid = (/** @type {number} */ all) =>
    word("effortSum", all) + (mine < all ? `, ${word("forYou", mine)}` : "");
  const sum = [word("pathSum", taken.length), between === null ? word("effortUnknown") : effortSaid(between)];
  if (months !== null) sum.push(word("months", months));
  const stops = way.map((role, place) =>
    el(
      "li",
      { class: role === state.to ? "goal" : null },
      place ? moveText(page, taken[place - 1], way.slice(0, place)) : null,
      el("p", { class: "stop" }, roleLink(page, role)),
    ),
  );
  return [el("p", { class: "sum" }, sum.join(" · ")), el("ol", { class: "way" }, stops)];
}

/** @param {Page} page @param {PathStep} step @param {number[]} before */
function moveText(page, step, before) {
  const { model, word } = page;
  const { kind, months } = step.move;
  const facts = [word(kind || "move")];
  if (months) facts.push(word("months", months));
  const isKnown = step.gap.coverage !== null;
  facts.push(isKnown ? word("effortSum", step.gap.effort) : word("effortUnknown"));
  const asked = openConditions(model, before, step.move.target, step.move);
  const essential = (/** @type {GapItem} */ item) => item.necessity === "essential";
  const [learn, raise] = [step.gap.missing.filter(essential), step.gap.below.filter(essential)];
  return el(
    "div",
    { class: "move" },
    el("p", { class: "facts" }, facts.join(" · ")),
    takenUp(page, `learn-${step.move.target}`, "learn", learn),
    takenUp(page, `raise-${step.move.target}`, "raise", raise),
    asked.length ? el("p", { class: "asked" }, word("asksFor", asked.join("; "))) : null,
    learn.length || raise.length || !isKnown ? null : hint(word("nothing")),
  );
}

/** What a move has somebody learn or raise, the first of it where it is much.
   @param {Page} page @param {string} id @param {string} name @param {GapItem[]} items */
function takenUp(page, id, name, items) {
  if (!items.length) return null;
  const { model, word } = page;
  const isChoice = (/** @type {GapItem} */ item) => groupOf(model, item.skill);
  const isCut = items.length > few.rows + 2;
  const shown = isCut && !page.whole.has(id) ? items.slice(0, few.rows) : items;
  const more = () => unfold(page, id);
  return el(
    "p",
    { class: name, id: `rest-${id}`, tabindex: isCut ? "-1" : null },
    el("span", { class: "tag" }, word(name)),
    " ",
    shown.map((item) => takes(page, item)).join(items.some(isChoice) ? "; " : ", "),
    shown.length < items.length ? " " : null,
    shown.length < items.length
      ? el(
          "button",
          { type: "button", class: "more", id, onclick: more, "data-heir": `rest-${id}` },
          word("andMore", items.length - shown.length),
        )
      : null,
  );
}

/** @param {Page} page @param {GapItem} item */
function takes(page, item) {
  if (!item.level) return page.skillText(item.skill);
  const own = ownLevel(page.model, item.skill, item.level, page.view.language);
  const name = own && own.name ? `, ${own.name}` : "";
  return `${page.skillText(item.skill)} (${item.have ? `${item.have}\u00a0→\u00a0` : ""}${item.need}${name})`;
}
