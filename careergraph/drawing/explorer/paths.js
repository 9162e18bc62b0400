/* The best ways along the moves. Nothing here knows the document. */

/* More than any path takes: what counts as effort where it is not known. */
const UNKNOWN = 2 ** 44;

/** The effort of a move, null where it is not known; made once.
   @param {Model} model @param {Move} move */
function moveEffort(model, move) {
  if (move.effort === undefined) move.effort = effort(model, heldIn(model, move.source), move.target);
  return move.effort;
}

/** What a move weighs: cost, then moves, then effort; weights compare in that order. Null where the move may
   not be taken: by effort where that is not known. `blind` weighs without effort.
   @param {Model} model @param {Move} move @param {any} given */
function weigh(model, move, { by, blind }) {
  const known = moveEffort(model, move);
  if (by === "effort") return known === null ? null : [known, 1, known];
  return [1, 1, blind ? 0 : (known ?? UNKNOWN)];
}

/** @param {number[]} a @param {number[]} b */
function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The roles of the best path, or null where none leads from source to target. Of paths that weigh the
   same the first by its roles' labels counts, then by IRIs; those of unknown effort weigh the same.
   @param {Model} model @param {View} view @param {number} source @param {number} target
   @param {any} by */
function path(model, view, source, target, by) {
  const found = lightestPath(model, view, source, target, { by, blind: false });
  if (!found || by === "effort" || pathEffort(model, found) !== null) return found;
  return lightestPath(model, view, source, target, { by, blind: true });
}

/** @param {Model} model @param {View} view @param {number} source @param {number} target
   @param {any} by */
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

/** How much is left from each role to the target: Dijkstra's method, backwards, as far as the source.
   @param {Model} model @param {number} source @param {number} target @param {any} by */
function leftTo(model, source, target, by) {
  /** @type {Map<number, number[]>} */
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

/** Where the lightest paths go on to from a role.
   @param {Model} model @param {Map<number, number[]>} left @param {number} role @param {any} by */
function lightest(model, left, role, by) {
  const rest = sure(left, role);
  return model.out[role]
    .filter((move) => {
      const after = left.get(move.target);
      const step = after && weigh(model, move, by);
      return step && step.every((part, place) => part + after[place] === rest[place]);
    })
    .map((move) => move.target);
}

/** One path through layers of equal labels: back from the target, then on by the least IRI.
   @param {Model} model @param {View} view @param {Set<number>[]} layers
   @param {Map<number, number[]>} left @param {number} target @param {any} by */
function firstThrough(model, view, layers, left, target, by) {
  const kept = [new Set([target])];
  for (let layer = layers.length - 2; layer >= 0; layer--) {
    const leads = (/** @type {number} */ role) => lightest(model, left, role, by).some((next) => kept[0].has(next));
    kept.unshift(new Set([...layers[layer]].filter(leads)));
  }
  const found = [...kept[0]];
  for (const layer of kept.slice(1)) {
    const ahead = lightest(model, left, found[found.length - 1], by).filter((role) => layer.has(role));
    found.push(ahead.reduce((one, other) => (view.roles[other] < view.roles[one] ? other : one)));
  }
  return found;
}

/** A heap: the least stands first.
   @param {Waiting[]} heap @param {Waiting} entry */
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

/** @param {Waiting[]} heap */
function takeLeast(heap) {
  const least = heap[0];
  const last = /** @type {Waiting} */ (heap.pop());
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

/** The moves of a path, each with the gap that is left for it by all that was gained so far.
   @param {Model} model @param {View} view @param {number[]} roles @param {Held} held */
function steps(model, view, roles, held) {
  const gained = new Map(held);
  return roles.slice(1).map((target, place) => {
    const move = moveTo(model, roles[place], target);
    const step = { move, gap: gap(model, view, gained, target) };
    for (const [skill, level] of heldIn(model, target)) addHolding(gained, skill, level);
    return step;
  });
}

/** The move that is stated to lead from one role to the next.
   @param {Model} model @param {number} source @param {number} target */
function moveTo(model, source, target) {
  return /** @type {Move} */ (model.out[source].find((each) => each.target === target));
}

/** The effort of a path: the sum over its moves of the gap between their two roles; null where one is not
   known.
   @param {Model} model @param {number[]} roles */
function pathEffort(model, roles) {
  let sum = 0;
  for (let place = 1; place < roles.length; place++) {
    const known = effort(model, heldIn(model, roles[place - 1]), roles[place]);
    if (known === null) return null;
    sum += known;
  }
  return sum;
}

/** The typical months of a path, null where a move states none.
   @param {PathStep[]} taken */
function pathMonths(taken) {
  const months = taken.map((step) => step.move.months);
  return months.every(Boolean) ? months.reduce((sum, each) => sum + each, 0) : null;
}

/** The roles that moves lead to, the nearest first, without the role itself.
   @param {Model} model @param {View} view @param {number} role */
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
