/* What answers to the words of a reader. Nothing here knows the document. */

/** The form in which a reader's words and labels meet: no accents, no case, no format characters.
   @param {string} text */
function foldForSearch(text) {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  return plain
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

/** Every label of some things, folded, and by word those that have it; the first of a thing in the language is
   its own.
   @param {Thing[]} things */
function searchIndex(things) {
  const making = indexing(things);
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}

/** The same, a few things at a time, so that the page stays free between them.
   @param {Thing[]} things @param {number} [atOnce] @returns {Generator<undefined, SearchIndex>} */
function* indexing(things, atOnce = 50) {
  /** @type {SearchIndex} */
  const index = { entries: [], words: new Map() };
  for (let number = 0; number < things.length; number++) {
    const thing = things[number];
    for (const preferred of [true, false]) {
      const texts = thing[preferred ? THING.labels : THING.alternatives];
      for (let place = 1; place < texts.length; place += 2) addEntry(index, number, preferred, texts[place]);
    }
    if (thing[THING.notation]) addEntry(index, number, false, thing[THING.notation]);
    if (number % atOnce === atOnce - 1) yield;
  }
  return index;
}

/** @param {SearchIndex} given @param {number} index @param {boolean} preferred @param {string} label */
function addEntry({ entries, words }, index, preferred, label) {
  const folded = foldForSearch(label);
  for (const word of folded.split(" ")) {
    const known = words.get(word);
    if (!known) words.set(word, { letters: lettersOf(word), places: [entries.length] });
    else if (known.places[known.places.length - 1] !== entries.length) known.places.push(entries.length);
  }
  entries.push({ index, preferred, label, folded });
}

/** All things, in the order of lists.
   @param {number[]} order @returns {Found[]} */
function inOrder(order) {
  return order.map((_, index) => ({ index, label: null })).sort((a, b) => order[a.index] - order[b.index]);
}

/** The things whose labels answer to a text, the nearest first, each with the label that does.
   `order` is the place of each thing in lists. What is misspelt is found where nothing else is.
   @param {SearchIndex} index @param {number[]} order @param {string} text */
function search(index, order, text) {
  const wanted = foldForSearch(text);
  if (!wanted) return inOrder(order);
  const words = wanted.split(" ");
  /** @type {[SearchEntry, number][]} */
  const measured = [];
  for (const entry of index.entries) {
    const far = distance(entry.folded, wanted, words);
    if (far !== null) measured.push([entry, far]);
  }
  let found = nearest(measured);
  if (!found.size) found = nearest(misspelt(index, words));
  return [...found.values()].sort(
    (a, b) => a.score - b.score || a.length - b.length || order[a.index] - order[b.index],
  );
}

/** By thing its best label; labels come with how far they are.
   @param {[SearchEntry, number][]} measured */
function nearest(measured) {
  const best = new Map();
  for (const [entry, far] of measured) {
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

/** @param {string} folded @param {string} wanted @param {string[]} words */
function distance(folded, wanted, words) {
  if (!folded.includes(words[0])) return null;
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`)) return 2;
  if (words.every((word) => folded.startsWith(word) || folded.includes(` ${word}`))) return 3;
  if (folded.includes(wanted)) return 4;
  return words.every((word) => folded.includes(word)) ? 5 : null;
}

/** The labels that have a word near to each of those typed, with the letters that differ in all. Words are
   compared once, however many labels have them.
   @param {SearchIndex} given @param {string[]} words */
function misspelt({ entries, words: known }, words) {
  /** @type {Map<number, number> | null} */
  let sums = null;
  for (const word of words) {
    const most = mostEdits(word);
    const letters = lettersOf(word);
    const least = new Map();
    for (const [other, { letters: others, places }] of known) {
      // Each change brings one letter that is lacking at most.
      if (bitsOf(letters & ~others) > most) continue;
      const far = edits(word, other.slice(0, word.length + most), most);
      if (far > most) continue;
      for (const place of places) least.set(place, Math.min(far, least.get(place) ?? far));
    }
    const before = sums;
    sums = new Map();
    for (const [place, far] of least) {
      if (!before) sums.set(place, far);
      else if (before.has(place)) sums.set(place, before.get(place) + far);
    }
  }
  return [...(sums ?? [])].map(([place, far]) => /** @type {[SearchEntry, number]} */ ([entries[place], far]));
}

/** @param {string} word */
function mostEdits(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** The letters of a word as bits, of which those that are 32 apart share one.
   @param {string} word */
function lettersOf(word) {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** @param {number} bits */
function bitsOf(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}

/* The rows of the table that `edits` fills; kept, as thousands of words are measured at a key. */
/** @type {[number[], number[], number[]]} */
const ROWS = [[], [], []];

/** How many letters must change to make one word of another, or more than `most`; two that changed places
   count as one. What lies further than `most` off the diagonal is not looked at.
   @param {string} one @param {string} other @param {number} most */
function edits(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  if (!most) return one === other ? 0 : 1;
  let [before, row, next] = ROWS;
  for (let j = 0; j <= other.length; j++) row[j] = j;
  let leastBefore = 0;
  for (let i = 1; i <= one.length; i++) {
    const [first, last] = [Math.max(1, i - most), Math.min(other.length, i + most)];
    next[first - 1] = first === 1 ? i : most + 1;
    let least = next[first - 1];
    for (let j = first; j <= last; j++) {
      const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let best = Math.min(row[j - 1] + (isSame ? 0 : 1), row[j] + 1, next[j - 1] + 1);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) best = Math.min(best, before[j - 2] + 1);
      next[j] = best;
      if (best < least) least = best;
    }
    next[last + 1] = most + 1;
    // A swap reaches back two rows, so that one row alone may be dear.
    if (least > most && leastBefore > most - 1) return most + 1;
    leastBefore = least;
    [before, row, next] = [row, next, before];
  }
  return row[other.length];
}
