/* The order of jobs of least Σ weight × finish, as careergraph's learning_order finds it: sets of jobs that
   need nothing outside themselves, the densest first, and each of them ordered by itself. Jobs are numbers
   from 0; times and weights are BigInts. */

const MAX_STATES = 20_000;

/** `before` is a list, for each job, of those that must come before it.
   @param {bigint[]} times @param {bigint[]} weights @param {number[][]} before */
function bestOrder(times, weights, before) {
  /** @type {number[][]} */
  const after = before.map(() => []);
  before.forEach((firsts, job) => firsts.forEach((first) => after[first].push(job)));
  const graph = { times, weights, before, after };
  return orderOf(
    graph,
    times.map((_, job) => job),
  );
}

/** @param {JobGraph} graph @param {number[]} jobs @returns {JobOrder} */
function orderOf(graph, jobs) {
  const parts = blocksOf(graph, jobs).map((block) => within(graph, block));
  return { jobs: parts.flatMap((part) => part.jobs), exact: parts.every((part) => part.exact) };
}

/** @param {JobGraph} graph @param {number[]} jobs @returns {number[][]} */
function blocksOf(graph, jobs) {
  const blocks = [];
  for (const part of componentsOf(graph, jobs)) {
    const first = densest(graph, part);
    const inFirst = new Set(first);
    blocks.push(first, ...blocksOf(graph, part.filter((job) => !inFirst.has(job))));
  }
  return blocks.sort((a, b) => compareDensity(graph, a, b));
}

/** The parts that nothing joins, by their first job; each in order.
   @param {JobGraph} graph @param {number[]} jobs */
function componentsOf(graph, jobs) {
  const left = new Set(jobs);
  const parts = [];
  for (const start of [...jobs].sort((a, b) => a - b)) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const job of part) {
      for (const near of [...graph.before[job], ...graph.after[job]]) if (left.delete(near)) part.push(near);
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

/** By time ÷ weight; what weighs nothing comes last.
   @param {JobGraph} graph @param {any} a @param {any} b */
function compareDensity(graph, a, b) {
  const [weightA, weightB] = [sumOf(graph.weights, a), sumOf(graph.weights, b)];
  if (!weightA || !weightB) return Number(!weightA) - Number(!weightB);
  return compareNumbers(sumOf(graph.times, a) * weightB, sumOf(graph.times, b) * weightA);
}

/** @param {JobGraph} graph @param {number[]} jobs */
function densest(graph, jobs) {
  let best = jobs;
  for (;;) {
    const time = sumOf(graph.times, best);
    if (jobs.length === 1 || !time) return best;
    const weight = sumOf(graph.weights, best);
    const gains = new Map(jobs.map((job) => [job, graph.weights[job] * time - weight * graph.times[job]]));
    const gaining = mostGaining(graph, gains);
    if (gaining.reduce((sum, job) => sum + sure(gains, job), 0n) <= 0n) return best;
    best = gaining;
  }
}

/** The most jobs of the highest sum of gains that need nothing outside themselves, by a maximum flow from
   gains through what they need to losses: all from which no loss can be reached.
   @param {JobGraph} graph @param {Map<number, bigint>} gains */
function mostGaining(graph, gains) {
  const room = new Map([...gains].map(([job, gain]) => [job, gain < 0n ? -gain : gain]));
  const flows = new Map([...gains.keys()].map((job) => [job, new Map()]));
  const inside = (/** @type {number[]} */ jobs) => jobs.filter((job) => gains.has(job));
  for (;;) {
    const from = new Map();
    const waiting = [...gains.keys()].filter((job) => sure(gains, job) > 0n && sure(room, job) > 0n);
    for (const job of waiting) from.set(job, null);
    let end = null;
    for (const job of waiting) {
      if (sure(gains, job) <= 0n && sure(room, job) > 0n) {
        end = job;
        break;
      }
      const backwards = inside(graph.after[job]).filter((later) => (sure(flows, later).get(job) || 0n) > 0n);
      for (const next of [...inside(graph.before[job]), ...backwards]) {
        if (from.has(next)) continue;
        from.set(next, job);
        waiting.push(next);
      }
    }
    if (end === null) break;
    const way = [end];
    while (from.get(way[0]) !== null) way.unshift(from.get(way[0]));
    /** @param {number} a @param {number} b */
    const isForward = (a, b) => graph.before[a].includes(b);
    const [first, last] = [sure(room, way[0]), sure(room, end)];
    let most = first < last ? first : last;
    for (let place = 1; place < way.length; place++) {
      const [a, b] = [way[place - 1], way[place]];
      if (!isForward(a, b) && sure(flows, b).get(a) < most) most = sure(flows, b).get(a);
    }
    room.set(way[0], first - most);
    room.set(end, last - most);
    for (let place = 1; place < way.length; place++) {
      const [a, b] = [way[place - 1], way[place]];
      if (isForward(a, b)) sure(flows, a).set(b, (sure(flows, a).get(b) || 0n) + most);
      else sure(flows, b).set(a, sure(flows, b).get(a) - most);
    }
  }
  const leads = [...gains.keys()].filter((job) => sure(gains, job) <= 0n && sure(room, job) > 0n);
  const outside = new Set(leads);
  for (const job of leads) {
    const forwards = inside(graph.before[job]).filter((first) => (sure(flows, job).get(first) || 0n) > 0n);
    for (const near of [...inside(graph.after[job]), ...forwards]) {
      if (!outside.has(near)) {
        outside.add(near);
        leads.push(near);
      }
    }
  }
  return [...gains.keys()].filter((job) => !outside.has(job));
}

/** @param {JobGraph} graph @param {number[]} jobs @returns {JobOrder} */
function within(graph, jobs) {
  if (jobs.length === 1) return { jobs, exact: true };
  const inside = new Set(jobs);
  for (const isFirst of [true, false]) {
    const side = isFirst ? graph.before : graph.after;
    const ends = jobs.filter((job) => !side[job].some((near) => inside.has(near)));
    if (ends.length > 1) continue;
    const rest = orderOf(graph, jobs.filter((job) => job !== ends[0]));
    return { jobs: isFirst ? [...ends, ...rest.jobs] : [...rest.jobs, ...ends], exact: rest.exact };
  }
  const found = leastOrder(graph, jobs);
  return found ? { jobs: found, exact: true } : { jobs: anyOrder(graph, jobs), exact: false };
}

/** The best order by the best one of each set that may be done first; null for too many sets.
   @param {JobGraph} graph @param {number[]} jobs */
function leastOrder(graph, jobs) {
  const place = new Map(jobs.map((job, index) => [job, 1n << BigInt(index)]));
  const needs = jobs.map((job) => graph.before[job].reduce((sum, first) => sum | (place.get(first) || 0n), 0n));
  let best = new Map([[0n, { cost: 0n, order: [], time: 0n }]]);
  let seen = 0;
  for (const _ of jobs) {
    const longer = new Map();
    for (const [done, { cost, order, time }] of best) {
      jobs.forEach((job, index) => {
        const bit = sure(place, job);
        if (done & bit || needs[index] & ~done) return;
        const finish = time + /** @type {bigint} */ (graph.times[job]);
        const found = { cost: cost + graph.weights[job] * finish, order: [...order, job], time: finish };
        const known = longer.get(done | bit);
        if (!known || compareOrders(found, known) < 0) longer.set(done | bit, found);
      });
    }
    best = longer;
    seen += best.size;
    if (seen > MAX_STATES) return null;
  }
  return [...best.values()][0].order;
}

/** @param {{ cost: bigint; order: number[] }} a @param {{ cost: bigint; order: number[] }} b */
function compareOrders(a, b) {
  if (a.cost !== b.cost) return a.cost < b.cost ? -1 : 1;
  const place = a.order.findIndex((job, index) => job !== b.order[index]);
  return place < 0 ? 0 : a.order[place] - b.order[place];
}

/** Of those that may be next always the densest.
   @param {JobGraph} graph @param {number[]} jobs */
function anyOrder(graph, jobs) {
  const left = new Set(jobs);
  const order = [];
  while (left.size) {
    const free = [...left].filter((job) => !graph.before[job].some((first) => left.has(first)));
    const next = free.reduce((a, b) => ((compareDensity(graph, [a], [b]) || a - b) <= 0 ? a : b));
    left.delete(next);
    order.push(next);
  }
  return order;
}

/** @param {bigint[]} numbers @param {number[]} jobs */
function sumOf(numbers, jobs) {
  return jobs.reduce((sum, job) => sum + numbers[job], 0n);
}
