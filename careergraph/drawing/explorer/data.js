/* The data of the page, with what every answer needs made once, and its texts. Nothing here knows the
   document. */

const THING = { base: 0, local: 1, labels: 2, alternatives: 3, definitions: 4, notation: 5 };

const NECESSITIES = /** @type {const} */ (["essential", "optional"]);

/** What a map is known to hold.
   @template K, V @param {Map<K, V>} map @param {K} key */
function sure(map, key) {
  return /** @type {V} */ (map.get(key));
}

/** The data with what every answer needs made once.
   @param {Data} data @returns {Model} */
function readModel(data) {
  /** @returns {Move[][]} */
  const none = () => data.roles.map(() => []);
  // Where no requirement states a level the rows are skills alone.
  if (data.isBare) data = { ...data, essential: data.essential.map(withLevels), optional: data.optional.map(withLevels) };
  /** @type {any} */
  const model = { ...data, out: none(), into: none(), listed: data.roles.map(() => true) };
  for (const role of data.unlisted) model.listed[role] = false;
  model.totals = data.essential.map((rows) => {
    let total = 0;
    for (let row = 0; row < rows.length; row += 2) total += rows[row + 1] || 1;
    return total;
  });
  const choices = readGroups(data);
  model.choices = choices;
  model.levelled = new Set([...data.levelled, ...choices.map((_, place) => data.skills.length + place)]);
  Object.assign(model, readLearning(data));
  for (const [source, target, kind, months, conditions = []] of data.moves) {
    const move = { source, target, kind, months, conditions };
    model.out[source].push(move);
    model.into[target].push(move);
  }
  model.views = data.views.map((view) => readView(data, view));
  return model;
}

/** @param {number[]} skills */
function withLevels(skills) {
  return skills.flatMap((skill) => [skill, 0]);
}

/** A language of the page: the place of each thing in lists, and of each role's folded label.
   @param {Data} data @param {ViewData} view @returns {View} */
function readView(data, view) {
  const plain = (/** @type {Thing[]} */ things) => things.map((_, index) => index);
  const roles = view.roles || plain(data.roles);
  const even = new Set(view.even);
  /** @type {number[]} */
  const byPlace = [];
  for (let place = 0, label = 0; place < roles.length; place++) {
    if (place && !even.has(place)) label++;
    byPlace.push(label);
  }
  return {
    language: view.language,
    roles,
    labels: roles.map((place) => byPlace[place]),
    skills: view.skills || plain(data.skills),
    responsibilities: view.responsibilities || plain(data.responsibilities),
    families: view.families,
    family: view.family,
  };
}

/** The text to show a reader of a language: that language, a variant or parent of it, a text that
   states none, English, whichever comes first alphabetically.
   @param {Model} model @param {Texts} texts @param {string} language */
function inLanguage(model, texts, language) {
  const primary = language.split("-")[0];
  let best = null;
  for (let place = 0; place < texts.length; place += 2) {
    const tag = model.tags[texts[place]];
    if (tag === language) return texts[place + 1];
    const near = tag.split("-")[0] === primary ? 0 : tag === "" ? 1 : tag === "en" ? 2 : 3;
    if (!best || near < best.near || (near === best.near && tag < best.tag)) {
      best = { near, tag, text: texts[place + 1] };
    }
  }
  return best && best.text;
}

/** @param {Model} model @param {Thing} thing @param {string} language */
function labelOf(model, thing, language) {
  return inLanguage(model, thing[THING.labels], language);
}

/** The name of a thing in links to the page: its local name where that is its own, else its IRI.
   @param {Model} model @param {Thing[]} things */
function keysOf(model, things) {
  const count = new Map();
  for (const thing of things) count.set(thing[THING.local], (count.get(thing[THING.local]) || 0) + 1);
  return things.map((thing, index) => {
    if (thing[THING.base] < 0) return `_${index}`;
    return count.get(thing[THING.local]) === 1 && thing[THING.local]
      ? thing[THING.local]
      : iriOf(model, thing);
  });
}

/** @param {Model} model @param {Thing} thing */
function iriOf(model, thing) {
  return thing[THING.base] < 0 ? null : model.bases[thing[THING.base]] + thing[THING.local];
}
