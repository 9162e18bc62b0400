/* Ways to look around: families, groups, job zones, A to Z, and skills. */

/** @param {Page} page */
function browsePart(page) {
  const { model, view, state, word, go } = page;
  const ways = waysToBrowse(model, view);
  const way = ways.find((each) => each === state.browse) ?? ways[0];
  const choices = ways.map((each) =>
    toggle(`browse-${each}`, word(`by-${each}`), each === way, () => go({ browse: each, at: null }, true)),
  );
  /** @type {Record<string, (page: Page) => Child>} */
  const shown = { families: byFamily, classes: byClass, zones: byZone, letters: byLetter, skills: bySkill };
  return part(
    page,
    "browse",
    el("div", { class: "group", role: "group", "aria-label": word("browseBy") }, choices),
    shown[way](page),
  );
}

/** Shelves of roles under headings: whole where all are few, else each with its first ones.
   @param {Page} page @param {string} name @param {[Child, number[]][]} found */
function shelves(page, name, found) {
  const all = found.reduce((sum, [, roles]) => sum + roles.length, 0);
  const shown = all <= few.welcome ? all : few.steps;
  return found.flatMap(([caption, roles], place) => shelf(page, `${name}-${place}`, caption, roles, shown));
}

/** @param {Page} page */
function byFamily(page) {
  const { model, view, word } = page;
  const found = inShelves(listedRoles(model), view.roles, (role) => view.family[role] ?? -1);
  const order = (/** @type {number} */ family) => (family < 0 ? view.families.length : family);
  const sorted = [...found].sort(([a], [b]) => order(a) - order(b));
  return shelves(page, "family", sorted.map(([family, roles]) => [view.families[family] || word("noFamily"), roles]));
}

/** @param {Page} page */
function byZone(page) {
  const { model, view, word } = page;
  const found = inShelves(listedRoles(model), view.roles, (role) => model.zones[role]);
  const sorted = [...found].sort(([a], [b]) => (a || Infinity) - (b || Infinity));
  return shelves(page, "zone", sorted.map(([zone, roles]) => [zone ? capital(word("zone", zone)) : word("noZone"), roles]));
}

/** @param {Page} page @param {number} group */
function classText(page, group) {
  const [labels, code] = page.model.classes[group];
  return [code, inLanguage(page.model, labels, page.view.language)].filter(Boolean).join(" ");
}

/** The name of a group in links: its code, or else its number.
   @param {Page} page @param {number} group */
function classKey({ model }, group) {
  return model.classes[group][1] || `_${group}`;
}

/** @param {Page} page @param {number | null} group */
function classAddress(page, group) {
  const at = group === null ? null : classKey(page, group);
  return page.hashOf({ browse: "classes", at, to: null, skill: null, beside: null });
}

/** A group of the classification: the way to it, the groups right below it, its own roles.
   @param {Page} page */
function byClass(page) {
  const { model, view, state, word } = page;
  const there = state.at === null ? -1 : model.classes.findIndex((_, group) => classKey(page, group) === state.at);
  const at = there < 0 ? null : there;
  const { way, groups, own } = classAt(model, view, at);
  const crumbs = [null, ...way].map((group) => {
    const name = group === null ? word("allGroups") : classText(page, group);
    return group === at ? el("strong", {}, name) : el("a", { href: classAddress(page, group) }, name);
  });
  const rows = groups.map(([group, roles]) =>
    el(
      "li",
      {},
      el("a", { href: classAddress(page, group) }, classText(page, group)),
      el("span", { class: "count" }, ` ${word("roleCount", roles.length)}`),
    ),
  );
  const caption = groups.length && own.length ? word("ownRoles") : "";
  return [
    at === null ? null : el("p", { class: "crumbs" }, crumbs.flatMap((each, place) => (place ? [" › ", each] : [each]))),
    rows.length ? el("ul", { class: "classes" }, rows) : null,
    own.length ? shelf(page, "class-own", caption, own, few.welcome) : null,
  ];
}

/** @param {Page} page */
function byLetter(page) {
  const { model, view } = page;
  const roles = listedRoles(model);
  const textOf = (/** @type {number} */ role) => page.text(model.roles[role]);
  if (roles.length <= few.welcome) {
    return shelf(page, "all", "", roles.sort((a, b) => view.roles[a] - view.roles[b]), roles.length);
  }
  const { buttons, shown } = lettered(page, roles, view.roles, textOf);
  return [buttons, shelf(page, "letter", "", shown, few.welcome * 2)];
}

/** A button for each letter, and the things under the one that is chosen.
   @param {Page} page @param {number[]} numbers @param {number[]} order
   @param {(number: number) => string} textOf */
function lettered(page, numbers, order, textOf) {
  const { state, word, go } = page;
  const found = inShelves(numbers, order, (number) => letterOf(textOf(number)));
  const letters = [...found.keys()].sort((a, b) => a.localeCompare(b, page.view.language));
  const at = letters.includes(state.at) ? state.at : letters[0];
  const choices = letters.map((letter) => toggle(`at-${letter}`, letter, letter === at, () => go({ at: letter })));
  const choose = (/** @type {string} */ letter) => {
    go({ at: letter });
    byId(`at-${letter}`).focus();
  };
  const onkeydown = (/** @type {KeyboardEvent} */ event) => letterPressed(event, letters, choose);
  const buttons = el("div", { class: "letters", role: "group", "aria-label": word("by-letters"), onkeydown }, choices);
  return { buttons, shown: found.get(at) || [] };
}

/** Among the letters a typed one is chosen, and the arrows lead from one to the next.
   @param {KeyboardEvent} event @param {string[]} letters @param {(letter: string) => void} choose */
function letterPressed(event, letters, choose) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const here = /** @type {HTMLElement} */ (event.target);
  /** @type {Record<string, Element | null | undefined>} */
  const places = {
    ArrowLeft: here.previousElementSibling,
    ArrowRight: here.nextElementSibling,
    Home: here.parentElement?.firstElementChild,
    End: here.parentElement?.lastElementChild,
  };
  const next = places[event.key];
  const typed = event.key.length === 1 && event.key !== " " ? letterOf(event.key) : "";
  if (next) /** @type {HTMLElement} */ (next).focus();
  else if (letters.includes(typed)) choose(typed);
  else return;
  event.preventDefault();
}

/** A search by skill, and all skills that roles ask for.
   @param {Page} page */
function bySkill(page) {
  const { model, view, word } = page;
  const skills = model.skills.map((_, skill) => skill);
  const finder = picker({
    id: "by-skill",
    label: word("findSkill"),
    hint: word("addSkillHint"),
    value: "",
    find: (query, again) => page.find("skills", query, again),
    choose: (skill) => page.go({ skill }, true),
    clear: null,
  });
  const isFew = skills.length <= few.welcome;
  const all = skills.sort((a, b) => view.skills[a] - view.skills[b]);
  const textOf = (/** @type {number} */ skill) => page.text(model.skills[skill]);
  const { buttons, shown } = isFew ? { buttons: null, shown: all } : lettered(page, all, view.skills, textOf);
  const rows = shown.map((/** @type {number} */ skill) => el("li", {}, skillLink(page, skill)));
  const list = el("ul", { class: "roles" }, rows);
  return [finder, buttons, ...folded(page, "skills-there", list, rows, few.welcome * 2)];
}
