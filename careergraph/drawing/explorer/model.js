/* What the explorer answers: search, gaps, paths and rankings, as functions of the page's data.
   Nothing here knows the document. Numbers mean what they mean in careergraph itself. */

const THING = { base: 0, local: 1, labels: 2, alternatives: 3, definitions: 4, notation: 5 };

/* The data with what every answer needs made once. */
function readModel(data) {
  const none = () => data.roles.map(() => []);
  const model = { ...data, out: none(), into: none(), listed: data.roles.map(() => true) };
  for (const role of data.unlisted) model.listed[role] = false;
  model.totals = data.essential.map((rows) => {
    let total = 0;
    for (let row = 0; row < rows.length; row += 2) total += rows[row + 1] || 1;
    return total;
  });
  model.choices = readGroups(data);
  model.levelled = new Set([...data.levelled, ...model.choices.map((_, place) => data.skills.length + place)]);
  Object.assign(model, readLearning(data));
  for (const [source, target, kind, months, conditions = []] of data.moves) {
    const move = { source, target, kind, months, conditions };
    model.out[source].push(move);
    model.into[target].push(move);
  }
  model.views = data.views.map((view) => readView(data, view));
  return model;
}

/* A language of the page: the place of each thing in lists, and of each role's folded label. */
function readView(data, view) {
  const plain = (things) => things.map((_, index) => index);
  const roles = view.roles || plain(data.roles);
  const even = new Set(view.even);
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

/* Words */

/* The text to show a reader of a language: that language, a variant or parent of it, a text that
   states none, English, whichever comes first alphabetically. */
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

function labelOf(model, thing, language) {
  return inLanguage(model, thing[THING.labels], language);
}

/* The name of a thing in links to the page: its local name where that is its own, else its IRI. */
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

function iriOf(model, thing) {
  return thing[THING.base] < 0 ? null : model.bases[thing[THING.base]] + thing[THING.local];
}

/* Search */

/* The form in which a reader's words and labels meet: no accents, no case, no format characters. */
function foldForSearch(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

/* Every label of some things, folded; the first of a thing in the language is its own. */
function searchIndex(things) {
  const entries = [];
  things.forEach((thing, index) => {
    for (const [texts, preferred] of [
      [thing[THING.labels], true],
      [thing[THING.alternatives], false],
    ]) {
      for (let place = 1; place < texts.length; place += 2) {
        entries.push({ index, preferred, label: texts[place], folded: foldForSearch(texts[place]) });
      }
    }
    if (thing[THING.notation]) {
      const label = thing[THING.notation];
      entries.push({ index, preferred: false, label, folded: foldForSearch(label) });
    }
  });
  return entries;
}

/* The things whose labels answer to a text, the nearest first, each with the label that does.
   `order` is the place of each thing in lists. What is misspelt is found where nothing else is. */
function search(entries, order, text) {
  const wanted = foldForSearch(text);
  if (!wanted)
    return order.map((_, index) => ({ index, label: null })).sort((a, b) => order[a.index] - order[b.index]);
  const words = wanted.split(" ");
  let found = nearest(entries, (entry) => distance(entry.folded, wanted, words));
  if (!found.size) found = nearest(entries, (entry) => misspelt(entry.folded, words));
  return [...found.values()].sort(
    (a, b) => a.score - b.score || a.length - b.length || order[a.index] - order[b.index],
  );
}

function nearest(entries, measure) {
  const best = new Map();
  for (const entry of entries) {
    const far = measure(entry);
    if (far === null) continue;
    // Another name counts for less than the role's own, unless it is just what was typed.
    const score = far + (entry.preferred ? 0 : far ? 1.5 : 0.5);
    const before = best.get(entry.index);
    if (!before || score < before.score || (score === before.score && entry.folded.length < before.length)) {
      const { index, label, preferred } = entry;
      best.set(index, { index, score, length: entry.folded.length, label: preferred ? null : label });
    }
  }
  return best;
}

function distance(folded, wanted, words) {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`)) return 2;
  if (words.every((word) => folded.startsWith(word) || folded.includes(` ${word}`))) return 3;
  if (folded.includes(wanted)) return 4;
  return words.every((word) => folded.includes(word)) ? 5 : null;
}

function misspelt(folded, words) {
  const known = folded.split(" ");
  let sum = 0;
  for (const word of words) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const least = Math.min(...known.map((other) => edits(word, other.slice(0, word.length + most), most)));
    if (least > most) return null;
    sum += least;
  }
  return sum;
}

/* How many letters must change to make one word of another, or more than `most`. */
function edits(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length];
}

/* Holdings: a map of skill to level, null where the level is not rated. */

/* What somebody holds who has a role: its essential skills, at the levels it states. */
function heldIn(model, role) {
  const held = new Map();
  const rows = model.essential[role];
  for (let row = 0; row < rows.length; row += 2) held.set(rows[row], rows[row + 1] || null);
  return held;
}

/* Of several holdings of one skill an unrated one counts, else the highest level. */
function addHolding(held, skill, level) {
  const before = held.has(skill) ? held.get(skill) : level;
  held.set(skill, level === null || before === null ? null : Math.max(level, before));
}

/* What somebody holds who stands in a role (null for none) and says what is different for them. */
function holdings(model, from, own) {
  const held = from === null ? new Map() : heldIn(model, from);
  for (const [skill, level] of own) held.set(skill, level);
  return held;
}

/* Gaps */

/* What lies between what is held and a role. */
function gap(model, view, held, role) {
  const found = { role, missing: [], below: [], unrated: [], met: [], surplus: [] };
  const covered = { essential: 0, optional: 0 };
  const needed = { essential: 0, optional: 0 };
  const behind = neededFor(model, role);
  const asked = new Set();
  const order = byAsked(model, view);
  for (const necessity of ["essential", "optional"]) {
    const rows = model[necessity][role];
    for (let row = 0; row < rows.length; row += 2) {
      const [skill, level] = [rows[row], rows[row + 1]];
      const need = level || 1;
      let have = held.has(skill) ? held.get(skill) : 0;
      let status = "unrated";
      let shortfall = 0;
      const group = groupOf(model, skill);
      if (group) {
        const choice = choose(model, group, held);
        have = choice.unrated && choice.met === need ? null : choice.met;
        for (const each of choice.counted) asked.add(each);
      }
      if (have !== null) {
        shortfall = Math.max(0, need - have);
        status = !shortfall ? "met" : have ? "below" : "missing";
      } else if (!level) {
        // Whoever holds a skill at all meets a need for it at any level.
        [status, have] = ["met", 1];
      }
      asked.add(skill);
      covered[necessity] += need - shortfall;
      needed[necessity] += need;
      found[status].push({
        skill,
        have,
        need,
        level,
        necessity,
        shortfall,
        neededFor: [...new Set(skillsOf(model, view, skill).flatMap((each) => behind.get(each) || []))],
      });
    }
  }
  for (const [skill, have] of held) {
    if (!asked.has(skill) && have !== 0) {
      found.surplus.push({ skill, have, need: 0, level: 0, necessity: null, shortfall: 0, neededFor: [] });
    }
  }
  for (const items of [found.missing, found.below, found.unrated, found.met, found.surplus]) {
    items.sort(
      (a, b) =>
        (a.necessity !== "essential") - (b.necessity !== "essential") ||
        b.shortfall - a.shortfall ||
        order(a.skill, b.skill),
    );
    for (const item of items)
      item.neededFor.sort((a, b) => view.responsibilities[a] - view.responsibilities[b]);
  }
  const { effort, coverage, fit, use, unratedShare } = measure(model, held, role);
  Object.assign(found, { effort, coverage, fit, use, unratedShare });
  found.optionalCoverage = needed.optional ? covered.optional / needed.optional : null;
  return found;
}

/* The numbers of a gap alone. Each share is null where the role requires nothing essential: nothing is
   known then. What is not asked counts at the level held, or 1 where that is unrated or where no
   requirement of the graph states a level for it. */
function measure(model, held, role) {
  const rows = model.essential[role];
  const asked = new Set();
  const sums = { met: 0, needed: 0, have: 0, unrated: 0 };
  for (let row = 0; row < rows.length; row += 2) {
    const [skill, level] = [rows[row], rows[row + 1]];
    const need = level || 1;
    asked.add(skill);
    sums.needed += need;
    const group = groupOf(model, skill);
    if (group) {
      const choice = choose(model, group, held);
      for (const each of choice.counted) asked.add(each);
      for (const sum of ["met", "have", "unrated"]) sums[sum] += choice[sum];
      continue;
    }
    const have = held.has(skill) ? held.get(skill) : 0;
    const worth = have === null ? need : level ? have : Math.min(have, 1);
    sums.met += Math.min(worth, need);
    sums.have += worth;
    if (have === null && level) sums.unrated += need;
  }
  for (const [skill, have] of held) {
    if (!asked.has(skill)) {
      sums.have += have === null ? 1 : model.levelled.has(skill) ? have : Math.min(have, 1);
    }
  }
  const { met, needed, have } = sums;
  return {
    effort: needed - met,
    coverage: needed ? met / needed : null,
    fit: needed ? met / (needed + have - met) : null,
    use: needed && have ? met / have : null,
    unratedShare: met ? sums.unrated / met : 0,
  };
}

/* By skill: the responsibilities of a role that draw on it. */
function neededFor(model, role) {
  const behind = new Map();
  for (const duty of model.answersFor[role]) {
    for (const skill of model.drawsOn[duty]) {
      if (!behind.has(skill)) behind.set(skill, []);
      behind.get(skill).push(duty);
    }
  }
  return behind;
}

/* The effort of a move, null into a role that requires nothing essential: nobody knows what it takes. */
function effort(model, held, role) {
  return model.totals[role] ? measure(model, held, role).effort : null;
}

/* The roles nearest to what is held, best first: by fit, then coverage, then effort. Without one role,
   without those that require nothing, and only those in a direction from the role `from` (null for none). */
function rank(model, view, held, without, direction = "any", from = null) {
  const entries = [];
  for (let role = 0; role < model.roles.length; role++) {
    if (!model.totals[role] || role === without || !model.listed[role]) continue;
    if (stands(model, from, role, direction)) entries.push({ role, ...measure(model, held, role) });
  }
  return entries.sort(
    (a, b) =>
      b.fit - a.fit ||
      b.coverage - a.coverage ||
      a.effort - b.effort ||
      view.roles[a.role] - view.roles[b.role],
  );
}

/* Whether a role stands up, level or down from another: of two grades where both state one, else of job
   zones, else of the sums of what they need, of which nothing is level. */
function stands(model, from, role, direction) {
  if (direction === "any") return true;
  const kinds = [model.grades, model.zones, direction === "level" ? [] : model.totals];
  const by = kinds.map((each) => [each[from], each[role]]).find((pair) => pair.every(Boolean));
  if (!by || from === role) return false;
  const [before, after] = by;
  return direction === "up" ? after > before : direction === "down" ? after < before : after === before;
}

/* A share as Python writes it: halves go to the even number. */
function percent(share) {
  const whole = Math.floor(share * 100);
  const rest = share * 100 - whole;
  return whole + (rest > 0.5 || (rest === 0.5 && whole % 2) ? 1 : 0);
}

/* Paths */

/* More than any path takes: what counts as effort where it is not known. */
const UNKNOWN = 2 ** 44;

/* The effort of a move, null where it is not known; made once. */
function moveEffort(model, move) {
  if (move.effort === undefined) move.effort = effort(model, heldIn(model, move.source), move.target);
  return move.effort;
}

/* What a move weighs: cost, then moves, then effort; weights compare in that order. Null where the move may
   not be taken: by effort where that is not known. `blind` weighs without effort. */
function weigh(model, move, { by, blind }) {
  const known = moveEffort(model, move);
  if (by === "effort") return known === null ? null : [known, 1, known];
  return [1, 1, blind ? 0 : (known ?? UNKNOWN)];
}

function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/* The roles of the best path, or null where none leads from source to target. Of paths that weigh the
   same the first by its roles' labels counts, then by IRIs; those of unknown effort weigh the same. */
function path(model, view, source, target, by) {
  const found = lightestPath(model, view, source, target, { by, blind: false });
  if (!found || by === "effort" || pathEffort(model, found) !== null) return found;
  return lightestPath(model, view, source, target, { by, blind: true });
}

function lightestPath(model, view, source, target, by) {
  const left = leftTo(model, source, target, by);
  if (!left.has(source)) return null;
  // All of the lightest paths have as many moves, so that the least label is chosen move by move.
  const layers = [new Set([source])];
  while (!layers[layers.length - 1].has(target)) {
    const ahead = [];
    for (const role of layers[layers.length - 1]) ahead.push(...lightest(model, left, role, by));
    const least = Math.min(...ahead.map((role) => view.labels[role]));
    layers.push(new Set(ahead.filter((role) => view.labels[role] === least)));
  }
  return firstThrough(model, view, layers, left, target, by);
}

/* How much is left from each role to the target: Dijkstra's method, backwards, as far as the source. */
function leftTo(model, source, target, by) {
  const left = new Map();
  const waiting = [{ weight: [0, 0, 0], role: target }];
  while (waiting.length && !left.has(source)) {
    const { weight, role } = takeLeast(waiting);
    if (left.has(role)) continue;
    left.set(role, weight);
    for (const move of model.into[role]) {
      if (left.has(move.source)) continue;
      const step = weigh(model, move, by);
      if (step) addWaiting(waiting, { weight: weight.map((part, place) => part + step[place]), role: move.source });
    }
  }
  return left;
}

/* Where the lightest paths go on to from a role. */
function lightest(model, left, role, by) {
  const rest = left.get(role);
  return model.out[role]
    .filter((move) => {
      const after = left.get(move.target);
      const step = after && weigh(model, move, by);
      return step && step.every((part, place) => part + after[place] === rest[place]);
    })
    .map((move) => move.target);
}

/* One path through layers of equal labels: back from the target, then on by the least IRI. */
function firstThrough(model, view, layers, left, target, by) {
  const kept = [new Set([target])];
  for (let layer = layers.length - 2; layer >= 0; layer--) {
    const leads = (role) => lightest(model, left, role, by).some((next) => kept[0].has(next));
    kept.unshift(new Set([...layers[layer]].filter(leads)));
  }
  const found = [...kept[0]];
  for (const layer of kept.slice(1)) {
    const ahead = lightest(model, left, found[found.length - 1], by).filter((role) => layer.has(role));
    found.push(ahead.reduce((one, other) => (view.roles[other] < view.roles[one] ? other : one)));
  }
  return found;
}

/* A heap: the least stands first. */
function addWaiting(heap, entry) {
  let place = heap.push(entry) - 1;
  while (place) {
    const parent = (place - 1) >> 1;
    if (compare(heap[parent].weight, entry.weight) <= 0) break;
    heap[place] = heap[parent];
    place = parent;
  }
  heap[place] = entry;
}

function takeLeast(heap) {
  const least = heap[0];
  const last = heap.pop();
  if (heap.length) {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && compare(heap[child + 1].weight, heap[child].weight) < 0) child++;
      if (compare(last.weight, heap[child].weight) <= 0) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = last;
  }
  return least;
}

/* The moves of a path, each with the gap that is left for it by all that was gained so far. */
function steps(model, view, roles, held) {
  const gained = new Map(held);
  return roles.slice(1).map((target, place) => {
    const move = model.out[roles[place]].find((each) => each.target === target);
    const step = { move, gap: gap(model, view, gained, target) };
    for (const [skill, level] of heldIn(model, target)) addHolding(gained, skill, level);
    return step;
  });
}

/* The effort of a path: the sum over its moves of the gap between their two roles; null where one is not
   known. */
function pathEffort(model, roles) {
  let sum = 0;
  for (let place = 1; place < roles.length; place++) {
    const known = effort(model, heldIn(model, roles[place - 1]), roles[place]);
    if (known === null) return null;
    sum += known;
  }
  return sum;
}

/* The typical months of a path, null where a move states none. */
function pathMonths(taken) {
  const months = taken.map((step) => step.move.months);
  return months.every(Boolean) ? months.reduce((sum, each) => sum + each, 0) : null;
}

/* The roles that moves lead to, the nearest first, without the role itself. */
function reachable(model, view, role) {
  const seen = new Set([role]);
  const found = [];
  let front = [role];
  while (front.length) {
    const next = new Set(front.flatMap((each) => model.out[each].map((move) => move.target)));
    front = [...next].filter((each) => !seen.has(each)).sort((a, b) => view.roles[a] - view.roles[b]);
    for (const each of front) seen.add(each);
    found.push(...front);
  }
  return found;
}
