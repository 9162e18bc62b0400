/* The page of a skill: what it is, what its levels mean, who needs it at which, and what it opens. */

/** @param {SkillPage} page */
function skillAnswer(page) {
  const { model, state, word } = page;
  const thing = model.skills[state.skill];
  const needs = whoNeeds(model, page.view, state.skill);
  const back = state.to === null ? null : el("p", { class: "crumbs" }, "← ", roleLink(page, state.to));
  return [
    el(
      "section",
      { class: "hero" },
      el("p", { class: "eyebrow" }, [word("skill"), thing[THING.notation]].filter(Boolean).join(" · ")),
      el("h1", { tabindex: "-1" }, page.text(thing)),
      prose(page.defined(thing), "lead"),
      otherNames(page, thing),
      el("ul", { class: "skills holding" }, skillRow(page, state.skill, "this-", word("iCan"))),
      el("div", { class: "actions" }, sourceLink(page, thing)),
      back,
    ),
    levelsPart(page),
    needsPart(page, needs),
    opensPart(page),
    restsPart(page),
  ].filter(Boolean);
}

/** What a level means for a skill: in its own words, or else as the scale defines it.
   @param {Page} page @param {number} skill @param {number} rank */
function meaningOf(page, skill, rank) {
  const own = page.looks(skill, rank);
  const level = page.model.levels.find((each) => each[0] === rank);
  return own || (level && level[2] && inLanguage(page.model, level[2], page.view.language)) || "";
}

/** @param {SkillPage} page */
function levelsPart(page) {
  const { model, state, held } = page;
  const ranks = new Set([...model.levels, ...(model.ownLevels[state.skill] || [])].map((each) => each[0]));
  const rows = [...ranks]
    .sort((a, b) => a - b)
    .map((rank) => ({ rank, meaning: meaningOf(page, state.skill, rank) }));
  if (!rows.some(({ meaning }) => meaning)) return null;
  const list = rows.flatMap(({ rank, meaning }) => [
    el("dt", { class: held.get(state.skill) === rank ? "own" : null }, levelText(page, rank, state.skill)),
    el("dd", {}, meaning),
  ]);
  return part(page, "levels", el("dl", { class: "levels-list" }, list));
}

/** Roles by the level that they ask for, the highest first; those that only would like it come last.
   @param {SkillPage} page @param {any[]} needs */
function needsPart(page, needs) {
  const { word } = page;
  if (!needs.length) return part(page, "needs", hint(word("neededByNone")));
  const shelves = /** @type {const} */ (["essential", "choice", "optional"]).flatMap((necessity) => {
    const mine = needs.filter((each) => each.necessity === necessity);
    const levels = [...new Set(mine.map((each) => each.level))];
    return levels.map((level) => {
      const roles = mine.filter((each) => each.level === level).map((each) => each.role);
      return shelf(page, `needs-${necessity}-${level}`, capital(needText(page, necessity, level)), roles);
    });
  });
  return part(page, "needs", hint(word("neededBy", needs.length)), shelves.flat());
}

/** @param {SkillPage} page @param {Necessity | "choice"} necessity @param {number} level */
function needText(page, necessity, level) {
  const { model, state, word } = page;
  const how = word({ essential: "essential", optional: "optionalOne", choice: "amongOthers" }[necessity]);
  if (!model.levels.length) return how;
  return `${level ? levelText(page, level, state.skill) : word("anyLevel")}, ${how}`;
}

/** A heading with its roles, the first of many.
   @param {Page} page @param {string} id @param {Child} caption @param {number[]} roles
   @param {number} [shown] */
function shelf(page, id, caption, roles, shown = few.rows) {
  const rows = roles.map((role) => el("li", {}, roleLink(page, role)));
  const count = el("span", { class: "count" }, ` ${page.amount(roles.length)}`);
  return [caption ? el("h3", {}, caption, count) : null, ...folded(page, id, el("ul", { class: "roles" }, rows), rows, shown)];
}

/** What a level more would bring the reader.
   @param {SkillPage} page */
function opensPart(page) {
  const { model, state, word, held, isSomebody } = page;
  if (!isSomebody) return null;
  const have = haveOf(held, state.skill);
  const { gain, opens } = gainOf(model, held, state.skill, state.from);
  if (!gain) return part(page, "opensHead", hint(word("gainsNothing")));
  return part(
    page,
    "opensHead",
    el("p", {}, word("gainText", have, have + 1, gain.toFixed(2))),
    opens.length ? shelf(page, "opens", word("opensRoles"), opens) : hint(word("opensNone")),
  );
}

/** What comes before the skill, what rests on it, what teaches it and which responsibilities draw on it.
   @param {SkillPage} page */
function restsPart(page) {
  const { model, state, word } = page;
  /** @param {Map<number, number[]>} of @param {number} skill */
  const firsts = (of, skill) => (of.get(skill) || []).filter((first) => first !== skill);
  const before = [...firsts(model.stated, state.skill), ...firsts(model.inferred, state.skill)];
  const after = [...model.stated, ...model.inferred].filter(([, all]) => all.includes(state.skill)).map(([skill]) => skill);
  const links = (/** @type {number[]} */ skills) => [...new Set(skills)].map((skill) => skillLink(page, skill));
  const trainings = model.trainings.filter(({ develops }) => develops.some(([skill]) => skill === state.skill));
  const duties = model.drawsOn.flatMap((skills, duty) => (skills.includes(state.skill) ? [duty] : []));
  const found = [
    folding(page, "before", word("before"), links(before)),
    folding(page, "after-it", word("afterIt"), links(after)),
    folding(page, "taught", word("taught"), trainings.map(({ label }) => label)),
    folding(page, "drawn", word("drawnOn"), duties.map(page.dutyText)),
  ].filter(Boolean);
  return found.length ? part(page, "rests", found) : null;
}
