/* What a role is, on the screen: what it leads to, answers for and asks for. */

/** @param {RolePage} page */
function aboutPart(page) {
  const { model, view, state, word } = page;
  const duties = [...model.answersFor[state.to]].sort((a, b) => view.responsibilities[a] - view.responsibilities[b]);
  const required = requirementsOf(page, state.to).map((each) => requiredRow(page, each));
  return part(
    page,
    "about",
    neighbourList(page, "previousRoles", "into", "source"),
    neighbourList(page, "nextRoles", "out", "target"),
    duties.length ? el("h3", {}, word("responsibilities")) : null,
    duties.length ? dutyList(page, "duties", duties) : null,
    el("h3", {}, word("requires")),
    required.length
      ? folded(page, "required", el("ul", { class: "required" }, required), required)
      : hint(word("requiresNone")),
  );
}

/** @param {Page} page @param {string} name @param {number[]} duties */
function dutyList(page, name, duties) {
  const rows = duties.map((duty) => dutyRow(page, duty));
  return folded(page, name, el("ul", { class: "duties" }, rows), rows);
}

/** @param {RolePage} page @param {string} name @param {"into" | "out"} side @param {"source" | "target"} end */
function neighbourList(page, name, side, end) {
  const { model, view, state, word } = page;
  const roles = [...new Set(model[side][state.to].map((move) => move[end]))];
  roles.sort((a, b) => view.roles[a] - view.roles[b]);
  return folding(page, name, word(name), roles.map((role) => roleLink(page, role)));
}

/** @param {Page} page @param {number} duty */
function dutyRow(page, duty) {
  const { model, view, word } = page;
  const thing = model.responsibilities[duty];
  const skills = [...model.drawsOn[duty]].sort((a, b) => view.skills[a] - view.skills[b]).map(page.skillText);
  return el(
    "li",
    {},
    el("span", { title: page.defined(thing) }, page.dutyText(duty)),
    skills.length ? el("small", {}, word("drawsOn", skills.join(", "))) : null,
  );
}

/** @param {Page} page @param {Asked} given */
function requiredRow(page, { skill, level, necessity }) {
  const { model, word } = page;
  const group = groupOf(model, skill);
  const about = group ? alternativesText(page, skill, group) : page.defined(model.skills[skill]);
  const asked = level ? levelText(page, level, skill) : word("anyLevel");
  const looks = level ? page.looks(skill, level) : "";
  return el(
    "li",
    { class: necessity },
    el("span", { class: "name" }, skillLink(page, skill)),
    model.levels.length && !group ? el("span", { class: "level" }, asked) : null,
    el("span", { class: "tag" }, word(necessity === "essential" ? "essential" : "optionalOne")),
    looks ? el("small", { class: "looks" }, looks) : null,
    about ? el("small", { class: "defined" }, about) : null,
  );
}

/** The alternatives of a group, each with the level that is asked for.
   @param {Page} page @param {number} number @param {Group} group */
function alternativesText(page, number, group) {
  const { model, view, word } = page;
  const levels = new Map(group.alternatives);
  const said = (/** @type {number} */ skill) => {
    const level = levels.get(skill);
    return `${page.skillText(skill)}: ${level ? levelText(page, level, skill) : word("anyLevel")}`;
  };
  return model.levels.length ? skillsOf(model, view, number).map(said).join("; ") : null;
}

/** What a role requires: essential first, then by label.
   @param {Page} page @param {number} role */
function requirementsOf({ model, view }, role) {
  const order = byAsked(model, view);
  return NECESSITIES.flatMap((necessity) => {
    const flat = model[necessity][role];
    const found = [];
    for (let row = 0; row < flat.length; row += 2) found.push({ skill: flat[row], level: flat[row + 1], necessity });
    return found.sort((a, b) => order(a.skill, b.skill));
  });
}
