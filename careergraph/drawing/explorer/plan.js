/* A gap in the order to learn it, as careergraph plans it: prerequisites first, the useful early, and what
   teaches each skill. */

/** What the page knows of learning, by skill, role and training.
   @param {Data} model */
function readLearning(model) {
  const stated = new Map();
  const inferred = new Map();
  for (const [skill, first, isInferred] of model.prerequisites) {
    const firsts = isInferred ? inferred : stated;
    if (!firsts.has(skill)) firsts.set(skill, []);
    firsts.get(skill).push(first);
  }
  const importance = model.importance.map((rows) => new Map(rows));
  const trainings = model.trainings.map(([label, hours, develops]) => ({ label, hours, develops }));
  return { stated, inferred, importance, trainings };
}

/** The steps of a plan from what is held to a role, its cycles, and whether no order is better.
   @param {Model} model @param {View} view @param {Held} held @param {number} role */
function planFor(model, view, held, role) {
  const wanted = allWanted(model, view, held, role).sort((a, b) => view.skills[a.skill] - view.skills[b.skill]);
  const taught = chooseTrainings(model, new Map(wanted.map((each) => [each.skill, each.level])));
  const levels = new Map();
  for (const each of wanted) {
    const training = taught.get(each.skill);
    if (training !== undefined) levels.set(training, (levels.get(training) || 0) + each.level - each.have);
  }
  const hours = wanted.map((each) => {
    const training = taught.get(each.skill);
    if (training === undefined || model.trainings[training].hours === null) return null;
    const whole = fractionOf(model.trainings[training].hours);
    return { top: whole.top * BigInt(each.level - each.have), under: whole.under * BigInt(levels.get(training)) };
  });
  const isTimed = hours.every((each) => each !== null);
  const times = isTimed ? hours : wanted.map((each) => ({ top: BigInt(each.level - each.have), under: 1n }));
  const { before, cycles } = precedence(model, wanted.map((each) => each.skill));
  const order = bestOrder(scaled(times), scaled(wanted.map((each) => each.weight)), before);
  const place = new Map(order.jobs.map((job, index) => [job, index]));
  const steps = order.jobs.map((job) => {
    const { skill, have, level } = wanted[job];
    const firsts = [...before[job]].sort((a, b) => sure(place, a) - sure(place, b));
    return {
      skill,
      have,
      level,
      hours: hours[job] && ratioOf(hours[job].top, hours[job].under),
      after: firsts.map((first) => wanted[first].skill),
      training: taught.get(skill) ?? null,
      inferred: firsts.some((first) => (model.inferred.get(skill) || []).includes(wanted[first].skill)),
    };
  });
  const taken = [...new Set(steps.map((step) => step.training))].filter((training) => training !== null);
  return {
    steps,
    cycles: cycles.map((cycle) => cycle.map((job) => wanted[job].skill)),
    exact: order.exact,
    hours: isTimed ? taken.reduce((sum, training) => sum + numberOf(model.trainings[training].hours), 0) : null,
  };
}

/** What is missing of the essential skills, and what is stated to come before it and is not held.
   @param {Model} model @param {View} view @param {Held} held @param {number} role */
function allWanted(model, view, held, role) {
  const behind = neededFor(model, role);
  /** @type {Map<number, Wanted>} */
  const wanted = new Map();
  for (const [number, need] of needsOf(model, role)) {
    const group = groupOf(model, number);
    const duties = new Set(skillsOf(model, view, number).flatMap((skill) => behind.get(skill) || []));
    for (const [skill, level] of group ? cheapest(model, view, group, held) : [[number, need]]) {
      const have = haveOf(held, skill);
      if (have >= level) continue;
      const weight = fractionOf(model.importance[role]?.get(skill) ?? 1 + duties.size);
      const before = wanted.get(skill) || { skill, have, level: 0, weight };
      const isHeavier = weight.top * before.weight.under > before.weight.top * weight.under;
      wanted.set(skill, {
        ...before,
        level: Math.max(before.level, level),
        weight: isHeavier ? weight : before.weight,
      });
    }
  }
  const waiting = [...wanted.keys()];
  for (const skill of waiting) {
    for (const first of model.stated.get(skill) || []) {
      if (wanted.has(first) || haveOf(held, first)) continue;
      wanted.set(first, { skill: first, have: 0, level: 1, weight: { top: 0n, under: 1n } });
      waiting.push(first);
    }
  }
  return [...wanted.values()];
}

/** The choice of a group that lacks least, the first by label; none where the group is met.
   @param {Model} model @param {View} view @param {Group} group @param {Held} held */
function cheapest(model, view, group, held) {
  if (choose(model, group, held).met === group.need) return [];
  return [...group.alternatives]
    .map(([skill, level]) => [skill, level || 1])
    .sort(
      ([a, needA], [b, needB]) =>
        Math.max(0, needA - haveOf(held, a)) - Math.max(0, needB - haveOf(held, b)) ||
        view.skills[a] - view.skills[b],
    )
    .slice(0, group.atLeast);
}

/** By place those that come before it, and the cycles, among which none does.
   @param {Model} model @param {number[]} skills */
function precedence(model, skills) {
  const place = new Map(skills.map((skill, index) => [skill, index]));
  const all = skills.map((skill) => {
    const firsts = [...(model.stated.get(skill) || []), ...(model.inferred.get(skill) || [])];
    return firsts.filter((first) => place.has(first) && first !== skill).map((first) => sure(place, first));
  });
  const reached = all.map((_, start) => {
    const found = new Set();
    const waiting = [...all[start]];
    for (const job of waiting) {
      if (found.has(job)) continue;
      found.add(job);
      waiting.push(...all[job]);
    }
    return found;
  });
  /** @param {number} a @param {number} b */
  const isTogether = (a, b) => reached[a].has(b) && reached[b].has(a);
  /** @type {number[][]} */
  const cycles = [];
  for (let job = 0; job < all.length; job++) {
    if (!reached[job].has(job) || cycles.some((cycle) => cycle.includes(job))) continue;
    cycles.push(all.map((_, other) => other).filter((other) => other === job || isTogether(job, other)));
  }
  return { before: all.map((firsts, job) => firsts.filter((first) => !isTogether(job, first))), cycles };
}

/** By skill, wanted at a level, the number of the training that takes it there: few ones, or short ones.
   @param {Model} model @param {Map<number, number>} wanted */
function chooseTrainings(model, wanted) {
  const teaching = model.trainings
    .map((training, number) => {
      const taught = training.develops.filter(([skill, level]) => {
        return wanted.has(skill) && (!level || level >= sure(wanted, skill));
      });
      return { number, hours: training.hours, taught: taught.map(([skill]) => skill) };
    })
    .filter((each) => each.taught.length);
  const byHours = teaching.every((each) => each.hours !== null);
  const open = new Set(teaching.flatMap((each) => each.taught));
  const taken = [];
  while (open.size) {
    /** @type {{ each: (typeof teaching)[number]; count: number } & Fraction | null} */
    let best = null;
    for (const each of teaching) {
      const count = each.taught.filter((skill) => open.has(skill)).length;
      if (!count) continue;
      const hours = byHours ? fractionOf(each.hours ?? 0) : { top: 1n, under: 1n };
      const found = { each, count, top: hours.top, under: hours.under * BigInt(count) };
      const order = best ? compareNumbers(found.top * best.under, best.top * found.under) || best.count - count : -1;
      if (order < 0) best = found;
    }
    if (!best) break;
    taken.push(best.each);
    for (const skill of best.each.taught) open.delete(skill);
  }
  let kept = [...taken];
  for (const each of [...taken].sort((a, b) => numberOf(b.hours) - numberOf(a.hours))) {
    const others = kept.filter((other) => other !== each);
    if (each.taught.every((skill) => others.some((other) => other.taught.includes(skill)))) kept = others;
  }
  const bySkill = new Map();
  for (const each of kept) {
    for (const skill of each.taught) if (!bySkill.has(skill)) bySkill.set(skill, each.number);
  }
  return bySkill;
}

/** A fraction of whole numbers, written "7/2", or a whole number.
   @param {string | number} number */
function fractionOf(number) {
  const [top, under = 1] = String(number).split("/");
  return { top: BigInt(top), under: BigInt(under) };
}

/** Hours as a number, 0 where none are known.
   @param {string | null} hours */
function numberOf(hours) {
  const { top, under } = fractionOf(hours ?? 0);
  return ratioOf(top, under);
}

/** Fractions as whole numbers of one unit.
   @param {{ top: bigint; under: bigint }[]} fractions */
function scaled(fractions) {
  const unit = fractions.reduce((sum, each) => leastCommonMultiple(sum, each.under), 1n);
  return fractions.map((each) => (each.top * unit) / each.under);
}
