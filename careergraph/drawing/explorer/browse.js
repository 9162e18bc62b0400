/* The ways to look around: families, groups of a classification, job zones, letters. Nothing here knows the
   document. */

/** The ways that the page has.
   @param {Model} model @param {View} view */
function waysToBrowse(model, view) {
  /** @type {Record<string, boolean>} */
  const has = {
    families: view.families.length > 1,
    classes: model.classes.length > 0,
    zones: model.zones.length > 0,
    letters: true,
    skills: true,
  };
  return BROWSED.filter((way) => has[way]);
}

/** @param {Model} model */
function listedRoles(model) {
  return model.roles.map((_, role) => role).filter((role) => model.listed[role]);
}

/** Things by a key of each, in the order in which they stand in lists; null keys come last.
   @param {number[]} numbers @param {number[]} order @param {(number: number) => any} keyOf */
function inShelves(numbers, order, keyOf) {
  const shelves = new Map();
  for (const number of [...numbers].sort((a, b) => order[a] - order[b])) {
    const key = keyOf(number);
    if (!shelves.has(key)) shelves.set(key, []);
    shelves.get(key).push(number);
  }
  return shelves;
}

/** The letter that a text stands under, "#" where it begins with none.
   @param {string} text */
function letterOf(text) {
  const [first = "#"] = foldForSearch(text);
  return /\p{L}/u.test(first) ? first.toUpperCase() : "#";
}

/** Of a group of the classification, null for the whole: the groups right below it, each with the roles in all
   of it, and the roles of its own.
   @param {Model} model @param {View} view @param {number | null} at */
function classAt(model, view, at) {
  /** @type {(group: number) => number[]} */
  const chain = (group) => (group < 0 ? [] : [...chain(model.classes[group][2]), group]);
  const below = new Map();
  const own = [];
  for (const role of listedRoles(model)) {
    const way = chain(model.classOf[role]);
    const depth = at === null ? 0 : way.indexOf(at) + 1;
    if (at !== null && !depth) continue;
    if (depth === way.length) own.push(role);
    else if (below.has(way[depth])) below.get(way[depth]).push(role);
    else below.set(way[depth], [role]);
  }
  const code = (/** @type {number} */ group) => model.classes[group][1];
  const groups = [...below].sort(([a], [b]) => (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : a - b));
  own.sort((a, b) => view.roles[a] - view.roles[b]);
  return { way: at === null ? [] : chain(at), groups, own };
}

/** Who needs a skill: roles with the level that they ask for, 0 for any, by necessity; a choice that has it
   counts as optional. The highest level comes first.
   @param {Model} model @param {View} view @param {number} skill */
function whoNeeds(model, view, skill) {
  const found = [];
  for (const role of listedRoles(model)) {
    for (const necessity of NECESSITIES) {
      const rows = model[necessity][role];
      for (let row = 0; row < rows.length; row += 2) {
        const group = groupOf(model, rows[row]);
        const choice = group && group.alternatives.find(([each]) => each === skill);
        if (choice) found.push({ role, level: choice[1], necessity: "choice" });
        else if (rows[row] === skill) found.push({ role, level: rows[row + 1], necessity });
      }
    }
  }
  return found.sort((a, b) => b.level - a.level || view.roles[a.role] - view.roles[b.role]);
}

/** What a level more of a skill opens, and how much it adds to the coverage of roles, for somebody.
   @param {Model} model @param {Held} held @param {number} skill @param {number | null} without */
function gainOf(model, held, skill, without) {
  const opens = [];
  let gain = 0;
  for (const role of listedRoles(model)) {
    if (!model.totals[role] || role === without) continue;
    let more = 0;
    const left = raises(model, held, role, (each) => (more += each === skill ? 1 : 0));
    if (!more) continue;
    gain += more / model.totals[role];
    if (left <= more) opens.push(role);
  }
  return { gain, opens };
}

/** What two roles ask for: by skill the requirement of each, null where there is none; what is essential to one of
   them comes first.
   @param {Model} model @param {View} view @param {number} one @param {number} other */
function sideBySide(model, view, one, other) {
  const asked = [one, other].map((role) => {
    const rows = new Map();
    for (const necessity of [...NECESSITIES].reverse()) {
      const flat = model[necessity][role];
      for (let row = 0; row < flat.length; row += 2) rows.set(flat[row], { level: flat[row + 1], necessity });
    }
    return rows;
  });
  const order = byAsked(model, view);
  const numbers = [...new Set(asked.flatMap((rows) => [...rows.keys()]))].sort(order);
  const isEssential = (/** @type {Compared} */ { sides }) => sides.some((side) => side?.necessity === "essential");
  return numbers
    .map((skill) => ({ skill, sides: asked.map((rows) => rows.get(skill) || null) }))
    .sort((a, b) => Number(isEssential(b)) - Number(isEssential(a)));
}
