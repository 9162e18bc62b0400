/* Two roles side by side. */

/** @param {Page} page */
function comparePicker(page) {
  const { state, word } = page;
  return picker({
    id: "beside",
    label: word("compareWith"),
    hint: word("goHint"),
    value: state.beside === null ? "" : page.roleText(state.beside),
    find: (query, again) => page.find("roles", query, again),
    choose: (beside) => page.go({ beside }, true),
    clearLabel: word("clearOf", word("compareWith")),
    clear: state.beside === null ? null : () => page.go({ beside: null }, true),
  });
}

/** @param {RolePage} page @param {number} beside */
function comparePart(page, beside) {
  const { model, view, state, word } = page;
  const roles = [state.to, beside];
  const mine = page.isSomebody ? [word("me")] : [];
  const columns = (/** @type {number[]} */ asking) => [word("skill"), ...asking.map((role) => roleLink(page, role)), ...mine];
  const rows = sideBySide(model, view, state.to, beside);
  /** @type {[string, Compared[], number?][]} */
  const shelves = [
    ["inBoth", rows.filter(({ sides }) => sides.every(Boolean))],
    ["onlyIn", rows.filter(({ sides }) => !sides[1]), roles[0]],
    ["onlyIn", rows.filter(({ sides }) => !sides[0]), roles[1]],
  ];
  return part(
    page,
    "compare",
    compareFacts(page, roles),
    shelves.flatMap(([name, asked, role], place) => {
      if (!asked.length) return [];
      const lines = asked.map((each) => compareRow(page, each));
      const asking = role === undefined ? roles : [role];
      const caption = word(name, ...(role === undefined ? [] : [page.roleText(role)]));
      const count = el("span", { class: "count" }, ` ${asked.length}`);
      return folded(page, `compare-${place}`, tableOf("compared", [caption, count], columns(asking), lines), lines);
    }),
  );
}

/** Each role's grade, zone and family, and what it takes to come from the one to the other.
   @param {Page} page @param {number[]} given */
function compareFacts(page, [one, other]) {
  const { model, view, word } = page;
  /** @param {number} from @param {number} to */
  const between = (from, to) => {
    const { coverage, effort } = measure(model, heldIn(model, from), to);
    const said = coverage === null ? word("unknownShort") : `${page.share(coverage)} ${word("covered")}, ${word("effortSum", effort)}`;
    return el("li", {}, word("measured", page.roleText(from), page.roleText(to)), ": ", el("strong", {}, said));
  };
  const standing = (/** @type {number} */ role) =>
    [view.families[view.family[role]], model.gradeNames[role], model.zones[role] && word("zone", model.zones[role])]
      .filter(Boolean)
      .join(" · ");
  const stood = [one, other].flatMap((role) => {
    return standing(role) ? [el("li", {}, `${page.roleText(role)}: ${capital(standing(role))}`)] : [];
  });
  return el("ul", { class: "facts" }, stood, between(one, other), between(other, one));
}

/** @param {Page} page @param {Compared} given */
function compareRow(page, { skill, sides }) {
  const cells = sides.flatMap((side) => (side ? [askedText(page, skill, side)] : []));
  if (page.isSomebody) cells.push(heldText(page, skill));
  return rowOf(skillLink(page, skill), cells);
}

/** @param {Page} page @param {number} skill @param {{ level: number; necessity: string }} given */
function askedText(page, skill, { level, necessity }) {
  const { model, word } = page;
  const isOptional = necessity === "optional";
  const how = isOptional ? el("span", { class: "tag" }, word("optionalOne")) : word("essential");
  if (!level || groupOf(model, skill)) return el("span", {}, how);
  return el("span", {}, levelText(page, level, skill), isOptional ? [" ", how] : null);
}

/** @param {Page} page @param {number} number */
function heldText(page, number) {
  const { model, held, word } = page;
  const group = groupOf(model, number);
  if (group) {
    const { met } = choose(model, group, held);
    return word("of", met, group.need);
  }
  const level = levelHeld(held, number);
  if (level === 0) return word("notHeld");
  return level === null ? word("held") : levelText(page, level, number);
}
