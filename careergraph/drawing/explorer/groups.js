/* Groups of alternatives, of which a role asks for some. A group goes by a number behind those of the
   skills, so that whatever maps skills by number maps groups as well. */

/** @param {Data} data */
function readGroups(data) {
  return data.groups.map(([atLeast, ...flat]) => {
    const alternatives = [];
    for (let place = 0; place < flat.length; place += 2) alternatives.push([flat[place], flat[place + 1]]);
    const needs = alternatives.map(([, level]) => level || 1).sort((a, b) => a - b);
    const need = needs.slice(0, atLeast).reduce((sum, each) => sum + each, 0);
    return { atLeast, alternatives, need };
  });
}

/** The group that a number stands for; undefined where it is a skill's.
   @param {Model} model @param {number} number */
function groupOf(model, number) {
  const place = number - model.skills.length;
  // Asked of every requirement of every role: a place that no array has would be looked up slowly.
  return place < 0 ? undefined : model.choices[place];
}

/** The skills that a number stands for: its own, or those of the group's alternatives, by label.
   @param {Model} model @param {View} view @param {number} number */
function skillsOf(model, view, number) {
  const group = groupOf(model, number);
  if (!group) return [number];
  return group.alternatives.map(([skill]) => skill).sort((a, b) => view.skills[a] - view.skills[b]);
}

/** The order of skills and groups in lists: by label, a group by those of its alternatives.
   @param {Model} model @param {View} view @returns {(a: number, b: number) => number} */
function byAsked(model, view) {
  const keys = new Map();
  const key = (/** @type {number} */ number) => {
    if (!keys.has(number)) {
      const skills = skillsOf(model, view, number);
      const group = groupOf(model, number);
      const levels = new Map(group ? group.alternatives : []);
      keys.set(number, {
        places: skills.map((skill) => view.skills[skill]),
        rest: group ? [group.atLeast, ...skills.map((skill) => levels.get(skill))] : [0],
      });
    }
    return keys.get(number);
  };
  return (a, b) => inTurn(key(a).places, key(b).places) || inTurn(key(a).rest, key(b).rest);
}

/** @param {number[]} one @param {number[]} other */
function inTurn(one, other) {
  for (let place = 0; place < Math.min(one.length, other.length); place++) {
    if (one[place] !== other[place]) return one[place] - other[place];
  }
  return one.length - other.length;
}

/** Whether whoever meets one group meets the other, whichever skills they chose.
   @param {Group} one @param {Group} other */
function implies(one, other) {
  const levels = new Map(other.alternatives);
  return (
    one.atLeast >= other.atLeast &&
    one.alternatives.every(([skill, level]) => levels.has(skill) && (levels.get(skill) || 1) <= (level || 1))
  );
}

/** The best choice of a group: that with the least shortfall, then least beyond what is needed. `met` is how
   much of its need is met, `have` what is held as the group counts it, `unrated` how much of `met` rests on
   skills that nobody rated, `counted` what is no surplus to it.
   @param {Model} model @param {Group} group @param {Held} held */
function choose(model, group, held) {
  const counted = new Set(group.alternatives.map(([skill]) => skill));
  const ways = group.alternatives.map(([skill, level]) => {
    const need = level || 1;
    const have = levelHeld(held, skill);
    const worth = have === null ? need : level ? have : Math.min(have, 1);
    return [Math.max(0, need - worth), Math.max(0, worth - need), have === null && level ? need : 0];
  });
  const chosen = ways.sort(inTurn).slice(0, group.atLeast);
  let best = [0, 1, 2].map((part) => chosen.reduce((sum, way) => sum + way[part], 0));
  for (const number of held.keys()) {
    const known = groupOf(model, number);
    if (known && implies(known, group)) {
      counted.add(number);
      const way = [0, known.need - group.need, 0];
      if (inTurn(way, best) < 0) best = way;
    }
  }
  const [short, beyond, unrated] = best;
  const met = group.need - short;
  return { met, have: met + beyond, unrated: Math.min(met, unrated), counted };
}
