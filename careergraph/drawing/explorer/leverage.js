/* What to learn next: the skills whose next level covers most, summed over the roles of the page. */

/** A gain is a sum of 1/needed. As floats, sums of the same parts may differ: near the last place they are
   compared as whole parts of 1/unit, the least common multiple of all that roles need.
   @param {Model} model @param {View} view @param {Held} held @param {number | null} without
   @param {number} limit */
function leverage(model, view, held, without, limit) {
  const roles = model.roles.map((_, role) => role).filter((role) => {
    return model.totals[role] && model.listed[role] && role !== without;
  });
  const gains = new Float64Array(model.skills.length);
  const missing = new Map();
  for (const role of roles) {
    missing.set(role, raises(model, held, role, (skill) => (gains[skill] += 1 / model.totals[role])));
  }
  const bringing = [...gains.keys()].filter((skill) => gains[skill]);
  const least = gains.slice().sort()[gains.length - Math.min(limit, bringing.length)];
  /** @type {Map<number, number[]>} */
  const raised = new Map(bringing.filter((skill) => gains[skill] >= least - 1e-9).map((skill) => [skill, []]));
  for (const role of roles) raises(model, held, role, (skill) => raised.get(skill)?.push(role));
  const unit = (model.unit ??= model.totals.reduce(
    (sum, total) => (total ? leastCommonMultiple(sum, BigInt(total)) : sum),
    1n,
  ));
  return [...raised]
    .map(([skill, of]) => {
      const parts = of.reduce((sum, role) => sum + unit / BigInt(model.totals[role]), 0n);
      const times = (/** @type {number} */ role) => of.filter((other) => other === role).length;
      const opens = [...new Set(of)].filter((role) => missing.get(role) <= times(role));
      const have = haveOf(held, skill);
      return { skill, have, level: have + 1, parts, gain: ratioOf(parts, unit), opens };
    })
    .sort((a, b) => compareNumbers(b.parts, a.parts) || view.skills[a.skill] - view.skills[b.skill])
    .slice(0, limit);
}

/** Calls `note` with each skill of which a level more meets more of a role, once for each requirement; gives
   the levels that the role lacks.
   @param {Model} model @param {Held} held @param {number} role @param {(skill: number) => void} note */
function raises(model, held, role, note) {
  const rows = model.essential[role];
  let left = 0;
  for (let row = 0; row < rows.length; row += 2) {
    const [number, need] = [rows[row], rows[row + 1] || 1];
    const group = groupOf(model, number);
    const have = group ? choose(model, group, held).met : haveOf(held, number);
    if (have >= need) continue;
    left += need - have;
    if (!group) note(number);
    if (!group) continue;
    for (const [skill] of group.alternatives) {
      const level = finite(haveOf(held, skill) + 1);
      if (choose(model, group, new Map([...held, [skill, level]])).met > have) note(skill);
    }
  }
  return left;
}

/** The essential skills of a role, each with the level that gaps are measured by.
   @param {Model} model @param {number} role */
function needsOf(model, role) {
  const rows = model.essential[role];
  return Array.from({ length: rows.length / 2 }, (_, place) => [rows[2 * place], rows[2 * place + 1] || 1]);
}

/** The level as holdings have it: null where it is not rated.
   @param {number} level */
function finite(level) {
  return level === Infinity ? null : level;
}

/** The level that counts: one that is not rated meets every need.
   @param {Held} held @param {number} skill */
function haveOf(held, skill) {
  const have = levelHeld(held, skill);
  return have === null ? Infinity : have;
}

/** @param {any} a @param {any} b */
function compareNumbers(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {bigint} a @param {bigint} b */
function leastCommonMultiple(a, b) {
  let [divisor, rest] = [a, b];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/** A quotient of whole numbers, however large, to more digits than are shown.
   @param {bigint} part @param {bigint} whole */
function ratioOf(part, whole) {
  return Number((part * 10n ** 15n) / whole) / 1e15;
}
