/* What to learn next: the skills whose next level covers most, summed over the roles of the page. */

/* A gain is a sum of 1/needed. As floats, sums of the same parts may differ: near the last place they are
   compared as whole parts of 1/unit, the least common multiple of all that roles need. */
function leverage(model, view, held, without, limit) {
  const roles = model.roles.map((_, role) => role).filter((role) => {
    return model.totals[role] && model.listed[role] && role !== without;
  });
  const lacking = new Map();
  const missing = new Map();
  const note = (skill, role) => {
    if (!lacking.has(skill)) lacking.set(skill, []);
    lacking.get(skill).push(role);
  };
  for (const role of roles) {
    let left = 0;
    for (const [number, need] of needsOf(model, role)) {
      const group = groupOf(model, number);
      const have = group ? choose(model, group, held).met : Math.min(haveOf(held, number), need);
      left += need - have;
      if (!group && have < need) note(number, role);
      for (const [skill] of group ? group.alternatives : []) {
        const level = haveOf(held, skill);
        if (choose(model, group, new Map([...held, [skill, finite(level + 1)]])).met > have) note(skill, role);
      }
    }
    missing.set(role, left);
  }
  const unit = (model.unit ??= model.totals.reduce(
    (sum, total) => (total ? leastCommonMultiple(sum, BigInt(total)) : sum),
    1n,
  ));
  const steps = [...lacking].map(([skill, raised]) => ({
    skill,
    have: haveOf(held, skill),
    raised,
    rough: raised.reduce((sum, role) => sum + 1 / model.totals[role], 0),
  }));
  const least = steps.map((step) => step.rough).sort((a, b) => b - a)[Math.min(limit, steps.length) - 1];
  return steps
    .filter((step) => step.rough >= least - 1e-9)
    .map((step) => {
      const parts = step.raised.reduce((sum, role) => sum + unit / BigInt(model.totals[role]), 0n);
      const times = (role) => step.raised.filter((other) => other === role).length;
      const opens = [...new Set(step.raised)].filter((role) => missing.get(role) <= times(role));
      return { ...step, parts, level: step.have + 1, gain: ratioOf(parts, unit), opens };
    })
    .sort((a, b) => compareNumbers(b.parts, a.parts) || view.skills[a.skill] - view.skills[b.skill])
    .slice(0, limit);
}

/* The essential skills of a role, each with the level that gaps are measured by. */
function needsOf(model, role) {
  const rows = model.essential[role];
  return Array.from({ length: rows.length / 2 }, (_, place) => [rows[2 * place], rows[2 * place + 1] || 1]);
}

/* The level as holdings have it: null where it is not rated. */
function finite(level) {
  return level === Infinity ? null : level;
}

/* The level that counts: one that is not rated meets every need. */
function haveOf(held, skill) {
  const have = held.has(skill) ? held.get(skill) : 0;
  return have === null ? Infinity : have;
}

function compareNumbers(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function leastCommonMultiple(a, b) {
  let [divisor, rest] = [a, b];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/* A quotient of whole numbers, however large, to more digits than are shown. */
function ratioOf(part, whole) {
  return Number((part * 10n ** 15n) / whole) / 1e15;
}
