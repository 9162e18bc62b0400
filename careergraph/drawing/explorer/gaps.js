/* What lies between what somebody holds and a role, and which roles are near. Numbers mean what they mean
   in careergraph itself. Nothing here knows the document. */

/* Holdings: a map of skill to level, null where the level is not rated. */

/** What somebody holds who has a role: its essential skills, at the levels it states.
   @param {Model} model @param {number} role */
function heldIn(model, role) {
  const held = new Map();
  const rows = model.essential[role];
  for (let row = 0; row < rows.length; row += 2) held.set(rows[row], rows[row + 1] || null);
  return held;
}

/** Of several holdings of one skill an unrated one counts, else the highest level.
   @param {Held} held @param {number} skill @param {number | null} level */
function addHolding(held, skill, level) {
  const before = held.get(skill) ?? (held.has(skill) ? null : level);
  held.set(skill, level === null || before === null ? null : Math.max(level, before));
}

/** What somebody holds who stands in a role (null for none) and says what is different for them.
   @param {Model} model @param {number | null} from @param {Held} own */
function holdings(model, from, own) {
  const held = from === null ? new Map() : heldIn(model, from);
  for (const [skill, level] of own) held.set(skill, level);
  return held;
}

/** The level that a skill is held at: null where it is not rated, 0 where it is not held.
   @param {Held} held @param {number} skill */
function levelHeld(held, skill) {
  const level = held.get(skill);
  return level === undefined ? 0 : level;
}

/* Gaps */

/** What lies between what is held and a role.
   @param {Model} model @param {View} view @param {Held} held @param {number} role @returns {Gap} */
function gap(model, view, held, role) {
  /** @type {Gap} */
  const found = {
    role,
    ...measure(model, held, role),
    optionalCoverage: null,
    ...{ missing: [], below: [], unrated: [], met: [], surplus: [] },
  };
  const covered = { essential: 0, optional: 0 };
  const needed = { essential: 0, optional: 0 };
  const behind = neededFor(model, role);
  const asked = new Set();
  const order = byAsked(model, view);
  for (const necessity of NECESSITIES) {
    const rows = model[necessity][role];
    for (let row = 0; row < rows.length; row += 2) {
      const [skill, level] = [rows[row], rows[row + 1]];
      const need = level || 1;
      let have = levelHeld(held, skill);
      /** @type {Status} */
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
        status = "met";
        have = 1;
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
        Number(a.necessity !== "essential") - Number(b.necessity !== "essential") ||
        b.shortfall - a.shortfall ||
        order(a.skill, b.skill),
    );
    for (const item of items)
      item.neededFor.sort((a, b) => view.responsibilities[a] - view.responsibilities[b]);
  }
  found.optionalCoverage = needed.optional ? covered.optional / needed.optional : null;
  return found;
}

/** The numbers of a gap alone. Each share is null where the role requires nothing essential: nothing is
   known then. What is not asked counts at the level held, or 1 where that is unrated or where no
   requirement of the graph states a level for it.
   @param {Model} model @param {Held} held @param {number} role */
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
      for (const sum of /** @type {const} */ (["met", "have", "unrated"])) sums[sum] += choice[sum];
      continue;
    }
    const have = levelHeld(held, skill);
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

/** By skill: the responsibilities of a role that draw on it.
   @param {Model} model @param {number} role */
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

/** The effort of a move, null into a role that requires nothing essential: nobody knows what it takes.
   @param {Model} model @param {Held} held @param {number} role */
function effort(model, held, role) {
  return model.totals[role] ? measure(model, held, role).effort : null;
}

/** The roles nearest to what is held, best first: by fit, then coverage, then effort. Without one role,
   without those that require nothing, and only those in a direction from the role `from` (null for none).
   @param {Model} model @param {View} view @param {Held} held @param {number | null} without
   @param {string} [direction] @param {number | null} [from] */
function rank(model, view, held, without, direction = "any", from = null) {
  /** @type {Ranked[]} */
  const entries = [];
  for (let role = 0; role < model.roles.length; role++) {
    if (!model.totals[role] || role === without || !model.listed[role]) continue;
    if (stands(model, from, role, direction)) entries.push(/** @type {Ranked} */ ({ role, ...measure(model, held, role) }));
  }
  return entries.sort(
    (a, b) =>
      b.fit - a.fit ||
      b.coverage - a.coverage ||
      a.effort - b.effort ||
      view.roles[a.role] - view.roles[b.role],
  );
}

/** Whether a role stands up, level or down from another: of two grades where both state one, else of job
   zones, else of the sums of what they need, of which nothing is level.
   @param {Model} model @param {number | null} from @param {number} role @param {string} direction */
function stands(model, from, role, direction) {
  if (direction === "any") return true;
  if (from === null || from === role) return false;
  const kinds = [model.grades, model.zones, direction === "level" ? [] : model.totals];
  const by = kinds.map((each) => [each[from], each[role]]).find((pair) => pair.every(Boolean));
  if (!by) return false;
  const [before, after] = by;
  return direction === "up" ? after > before : direction === "down" ? after < before : after === before;
}

/** A share as Python writes it: halves go to the even number.
   @param {number} share */
function percent(share) {
  const whole = Math.floor(share * 100);
  const rest = share * 100 - whole;
  return whole + (rest > 0.5 || (rest === 0.5 && whole % 2) ? 1 : 0);
}
