/* Beside the answer: where the reader stands, where they go, what they can do, and their profile as a file. */

/** @param {Page} page */
function sidePanel(page) {
  const { word } = page;
  // Beside the answer the list of skills stands open; above it, it would push the answer away.
  const head = el("summary", { id: "can" }, el("h2", {}, word("can")));
  return [
    rolePicker(page, "from", "stand", "standHint"),
    rolePicker(page, "to", "go", "goHint"),
    foldable(page, "can", "can", page.isBeside, head, canDo(page)),
    profileFiles(page),
    sumBar(page),
  ];
}

/** @param {Page} page @param {"from" | "to"} name @param {string} label @param {string} hint */
function rolePicker(page, name, label, hint) {
  const { state, word } = page;
  const role = state[name];
  const elsewhere = name === "to" ? { skill: null, beside: null } : {};
  return picker({
    id: name,
    label: word(label),
    hint: word(hint),
    value: role === null ? "" : page.roleText(role),
    find: (query, again) => page.find("roles", query, again),
    choose: (chosen) => page.go({ ...elsewhere, [name]: chosen }, true),
    clearLabel: word("clearOf", word(label)),
    clear: role === null ? null : () => page.go({ ...elsewhere, [name]: null }, true),
  });
}

/** @param {Page} page */
function canDo(page) {
  const { model, view, state, held, word } = page;
  const needed = { essential: new Set(), optional: new Set() };
  for (const { skill, necessity } of state.to === null ? [] : requirementsOf(page, state.to)) {
    for (const each of skillsOf(model, view, skill)) {
      if (!needed.essential.has(each)) needed[necessity].add(each);
    }
  }
  const mine = [...new Set([...held.keys(), ...state.own.keys()])].filter((each) => !groupOf(model, each));
  const others = mine
    .filter((skill) => !needed.essential.has(skill) && !needed.optional.has(skill))
    .sort((a, b) => view.skills[a] - view.skills[b]);
  const goal = state.to === null ? "" : page.roleText(state.to);
  return [
    hint(state.from === null ? word("canHint") : word("canHintFrom", page.roleText(state.from))),
    picker({
      id: "add",
      label: word("addSkill"),
      hint: word("addSkillHint"),
      value: "",
      find: (query, again) => page.find("skills", query, again),
      choose: (skill) => hold(page, skill, null),
      clear: null,
    }),
    state.own.size ? quiet("undo", word("startOver"), () => page.go({ own: new Map() }), "can") : null,
    skillList(page, "essential-list", word("needed", goal), [...needed.essential], true),
    skillList(page, "optional-list", word("neededOptional", goal), [...needed.optional], !needed.essential.size),
    skillList(page, "other-list", word("others"), others, !needed.essential.size || others.length <= few.rows),
  ];
}

/** @param {Page} page @param {string} id @param {string} caption @param {number[]} skills
   @param {boolean} isOpen */
function skillList(page, id, caption, skills, isOpen) {
  if (!skills.length) return null;
  const count = el("span", { class: "count" }, ` ${skills.length}`);
  const head = el("summary", { id }, el("h3", {}, caption, count));
  const list = el("ul", { class: "skills" }, skills.map((skill) => skillRow(page, skill)));
  return foldable(page, id, "list", isOpen, head, list);
}

/** A tick for a skill, and its level where it is held. What the skill is called on its own page needs no saying.
   @param {Page} page @param {number} skill @param {string} [id] @param {string} [said] */
function skillRow(page, skill, id = "", said = page.skillText(skill)) {
  const { model, held, state } = page;
  const level = levelHeld(held, skill);
  const has = level !== 0;
  const tick = el("input", {
    type: "checkbox",
    id: `${id}skill-${skill}`,
    checked: has,
    onchange: (/** @type {any} */ event) => hold(page, skill, event.target.checked ? null : 0),
  });
  const label = { for: `${id}skill-${skill}`, title: page.defined(model.skills[skill]) };
  return el(
    "li",
    { class: state.own.has(skill) ? "own" : null },
    el("label", label, tick, el("span", {}, said)),
    has && model.levels.length ? levelChoice(page, skill, level, id) : null,
  );
}

/** @param {Page} page @param {number} skill @param {number | null} level @param {string} id */
function levelChoice(page, skill, level, id) {
  const { model, word } = page;
  const ranks = model.levels.map((each) => each[0]);
  for (const [rank] of model.ownLevels[skill] || []) if (!ranks.includes(rank)) ranks.push(rank);
  ranks.sort((a, b) => a - b);
  if (level !== null && !ranks.includes(level)) ranks.push(level);
  const options = ranks.map((rank) => {
    const about = { value: rank, selected: rank === level, title: meaningOf(page, skill, rank) };
    return el("option", about, levelText(page, rank, skill));
  });
  return el(
    "select",
    {
      id: `${id}level-${skill}`,
      "aria-label": word("levelOf", page.skillText(skill)),
      onchange: (/** @type {any} */ event) => hold(page, skill, event.target.value === "" ? null : Number(event.target.value)),
    },
    el("option", { value: "", selected: level === null }, word("notRated")),
    options,
  );
}

/** The reader holds a skill at a level, null for unrated and 0 for not at all.
   @param {Page} page @param {number} skill @param {number | null} level */
function hold({ model, state, go }, skill, level) {
  const own = new Map(state.own);
  const base = state.from === null ? new Map() : heldIn(model, state.from);
  const before = levelHeld(base, skill);
  if (level === before) own.delete(skill);
  else own.set(skill, level);
  go({ own });
}

/** The sum of the answer, in sight of the ticks where the answer is not.
   @param {Page} page */
function sumBar(page) {
  if (!page.measured) return null;
  const toAnswer = () => byId("answer").scrollIntoView();
  return el("button", { type: "button", id: "sum", onclick: toAnswer }, toldOf(page), " ↓");
}

/** The answer in a line.
   @param {Page} page */
function toldOf(page) {
  if (!isOfRole(page) || !isMeasured(page)) return "";
  const { measured, word, state } = page;
  const said =
    measured.coverage === null
      ? word("unknown")
      : `${page.share(measured.coverage)} ${word("covered")}, ${word("effortSum", measured.effort)}`;
  return `${page.roleText(state.to)}: ${said}`;
}

/* Files */

/** @param {Page} page */
function profileFiles(page) {
  const { model, view, state, held, word } = page;
  /** @param {string} ending @param {string} type @param {typeof profileAsJson} write */
  const save = (ending, type, write) => () =>
    saveFile(`${word("profileFile")}.${ending}`, type, write(model, view, word("me"), state.from, held));
  const said = el("p", { class: "note", id: "profile-note", role: "status" }, page.said.text);
  const input = el("input", {
    ...{ type: "file", id: "open-profile", class: "unseen", accept: ".json,.csv,application/json,text/csv" },
    onchange: (/** @type {any} */ event) => openProfile(page, event.target.files[0]),
  });
  const buttons = [
    quiet("copy", word("copyLink"), () => copyLink(page)),
    quiet("save-json", word("saveAs", "JSON"), save("json", "application/json", profileAsJson)),
    quiet("save-csv", word("saveAs", "CSV"), save("csv", "text/csv", profileAsCsv)),
  ];
  const head = el("summary", { id: "profile" }, el("h2", {}, word("profile")));
  const label = el("label", { class: "quiet", for: "open-profile" }, word("openProfile"));
  const actions = el("p", { class: "actions" }, buttons, input, label);
  return foldable(page, "profile", "can profile", false, head, hint(word("profileHint")), actions, said);
}

/** @param {string} name @param {string} type @param {string} content */
function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** @param {Page} page @param {File} file */
async function openProfile(page, file) {
  if (!file) return;
  const said = readProfileFile(await file.text());
  if (!said) {
    page.say(page.word("notAProfile", file.name));
    return;
  }
  const { from, own, count, unknown } = placeProfile(page.model, said);
  page.say(
    [page.word("profileRead", count), unknown.length ? page.word("profileUnknown", unknown.join(", ")) : ""].join(" "),
  );
  page.go({ from, own });
}

/** @param {Page} page */
async function copyLink(page) {
  try {
    await navigator.clipboard.writeText(location.href);
    page.say(page.word("copied"));
  } catch {
    page.say(location.href);
  }
}
