/* What every part of the page shows things with: words, texts, links, and the parts' frame. */

/** The page for what is chosen. `doing` is what its parts may ask for: to go elsewhere, to show again.
   @param {Model} model @param {Names} names @param {State} state @param {Doing} doing @returns {Page} */
function pageOf(model, names, state, doing) {
  const view = model.views[state.language];
  const { from, to } = state;
  const word = wordsOf(view.language);
  const held = holdings(model, from, state.own);
  const isSomebody = from !== null || state.own.size > 0;
  /** @type {Page} */
  const page = {
    ...doing,
    ...{ model, names, state, view, word, held, isSomebody },
    measured: to !== null && isSomebody ? gap(model, view, held, to) : null,
    way: from !== null && to !== null && from !== to ? path(model, view, from, to, state.by) : null,
    hashOf: (change) => addressOf(model, names, { ...state, ...change }),
    share: (part) => word("share", percent(part)),
    amount: (number) => number.toLocaleString(WORDS[primaryOf(view)] ? primaryOf(view) : "en"),
    text: (thing) => labelOf(model, thing, view.language) ?? "",
    roleText: (role) => toldApart(page, "roles", role),
    skillText: (number) => {
      const group = groupOf(model, number);
      if (!group) return toldApart(page, "skills", number);
      const all = skillsOf(model, view, number).map(page.skillText).join(", ");
      return group.atLeast === 1 ? word("oneOf", all) : word("someOf", group.atLeast, all);
    },
    dutyText: (duty) => page.text(model.responsibilities[duty]),
    defined: (thing) => inLanguage(model, thing[THING.definitions], view.language),
    looks: (skill, rank) => looksLike(model, skill, rank, view.language),
  };
  return page;
}

/** @param {Page} page @returns {page is RolePage} */
const isOfRole = (page) => page.state.to !== null;
/** @param {RolePage} page @returns {page is MeasuredPage} */
const isMeasured = (page) => page.measured !== null;
/** @param {Page} page @returns {page is SkillPage} */
const isOfSkill = (page) => page.state.skill !== null;

/** @param {View} view */
function primaryOf(view) {
  return view.language.split("-")[0];
}

/** The label of a thing, with its code where another of the page is called the same.
   @param {Page} page @param {Kind} kind @param {number} number */
function toldApart({ model, view, text }, kind, number) {
  const thing = model[kind][number];
  const label = text(thing);
  view.shared ??= {};
  view.shared[kind] ??= sharedAmong(model[kind].map(text));
  if (!view.shared[kind].has(label)) return label;
  const family = kind === "roles" && view.families[view.family[number]];
  const code = thing[THING.notation] || family || thing[THING.local];
  return code && code.length <= 40 ? `${label} (${code})` : label;
}

/** @param {string[]} labels */
function sharedAmong(labels) {
  const [once, more] = [new Set(), new Set()];
  for (const label of labels) (once.has(label) ? more : once).add(label);
  return more;
}

/** @param {Page} page @param {number} rank @param {number} skill */
function levelText({ model, view, word }, rank, skill) {
  const level = model.levels.find((each) => each[0] === rank);
  const own = ownLevel(model, skill, rank, view.language);
  const label = (own && own.name) || (level && inLanguage(model, level[1], view.language));
  return label ? `${rank} · ${label}` : word("rank", rank);
}

/** @param {Page} page @param {number} role @param {object} [extra] */
function roleLink(page, role, extra = {}) {
  const href = page.hashOf({ to: role, skill: null, beside: null });
  return el("a", { href, ...extra }, page.roleText(role));
}

/** The name of a skill, as a link to its page; of a group each of its skills leads to its own.
   @param {Page} page @param {number} number */
function skillLink(page, number) {
  const group = groupOf(page.model, number);
  if (!group) return el("a", { href: page.hashOf({ skill: number }), class: "skill" }, page.skillText(number));
  const links = commaList(skillsOf(page.model, page.view, number).map((skill) => skillLink(page, skill)));
  const [before, after] = wordsAround(page.word, group);
  return el("span", {}, before, links, after);
}

/** @param {Word} word @param {Group} group */
function wordsAround(word, group) {
  const around = group.atLeast === 1 ? word("oneOf", "\0") : word("someOf", group.atLeast, "\0");
  return around.split("\0");
}

/** Words as a heading begins.
   @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {Child[]} parts */
function commaList(parts) {
  return parts.flatMap((part, place) => (place ? [", ", part] : [part]));
}

/** @param {string} id @param {Child} label @param {boolean} pressed @param {() => void} onclick
   @param {string | null} [lang] */
function toggle(id, label, pressed, onclick, lang = null) {
  return el("button", { type: "button", id, lang, "aria-pressed": String(pressed), onclick }, label);
}

/** A button; where it is gone once pressed, `heir` takes the focus.
   @param {string} id @param {Child} label @param {() => void} onclick @param {string | null} [heir] */
function quiet(id, label, onclick, heir = null) {
  return el("button", { type: "button", class: "quiet", id, onclick, "data-heir": heir }, label);
}

/** @param {...Child} children */
function hint(...children) {
  return el("p", { class: "hint" }, ...children);
}

/** @param {number} part */
function meter(part) {
  const fill = el("span", { class: "fill" });
  fill.style.width = `${part * 100}%`;
  return el("span", { class: "meter", "aria-hidden": "true" }, fill);
}

/** A pip for each level of the need, filled as far as it is met; a plain bar where they are many.
   @param {string} status @param {number | null} have @param {number} need */
function levelBar(status, have, need) {
  if (need > few.pips) return meter(have === null ? 1 : Math.min(1, have / need));
  const pips = Array.from({ length: need }, (_, place) => {
    return el("span", { class: `pip ${have === null ? "doubt" : place < have ? "has" : "lacks"}` });
  });
  return el("span", { class: `pips ${status}`, "aria-hidden": "true" }, pips);
}

/* How much each list shows until it is asked for more. */
const few = { options: 40, nearest: 10, apart: 5, welcome: 60, names: 6, pips: 6, rows: 12, steps: 5, fits: 480, buttons: 4 };
/* On a phone these parts are folded until they are opened, but for the one that answers first. */
const FOLDED = new Set(["about", "leverage", "nearest", "ladder", "browse"]);

/** A part of the answer under a heading that folds it away.
   @param {Page} page @param {string} id @param {...Child} children */
function part(page, id, ...children) {
  const isOpen = !page.isNarrow || !FOLDED.has(id) || id === leadOf(page);
  const head = el("summary", { id: `${id}-part` }, el("h2", { id }, page.word(id)));
  return el("section", { "aria-labelledby": id, class: `${id}-section` }, foldable(page, id, "part", isOpen, head, ...children));
}

/** What folds, as the reader left it.
   @param {Page} page @param {string} id @param {string} name @param {boolean} isOpen @param {...Child} children */
function foldable(page, id, name, isOpen, ...children) {
  const ontoggle = (/** @type {any} */ { target }) => {
    // What stands open from the beginning, or on paper, tells of that too, and no reader chose it.
    if ("paper" in target.dataset) {
      if (!target.open) delete target.dataset.paper;
    } else if (page.opened.has(id) || target.open !== isOpen) page.opened.set(id, target.open);
  };
  return el("details", { class: name, open: page.opened.get(id) ?? isOpen, ontoggle }, ...children);
}

/** The part that answers first.
   @param {Page} page */
function leadOf({ state, measured, isSomebody }) {
  if (state.to !== null) return measured ? "gap" : "about";
  return isSomebody ? "nearest" : "browse";
}

/** Buttons to the parts of an answer.
   @param {Page} page @param {HTMLElement[]} parts */
function contentsOf(page, parts) {
  const ids = parts.flatMap((each) => each.getAttribute("aria-labelledby") ?? []);
  if (ids.length < 3) return null;
  const buttons = ids.map((id) => {
    return el("button", { type: "button", id: `to-${id}`, onclick: () => openPart(id) }, page.word(id));
  });
  return el("nav", { class: "contents", "aria-label": page.word("contents") }, buttons);
}

/** @param {string} id */
function openPart(id) {
  const head = byId(`${id}-part`);
  /** @type {HTMLDetailsElement} */ (head.parentElement).open = true;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: "start" });
}

/** A long list shows its first rows, and all of them when asked to; on paper it is whole.
   @param {Page} page @param {string} name @param {HTMLElement} list @param {any[]} rows
   @param {number} [shown] */
function folded(page, name, list, rows, shown = few.rows) {
  if (rows.length <= shown + 2) return [list];
  // The first row that was not shown takes the focus from the button that shows it.
  Object.assign(rows[shown], { id: `rest-${name}`, tabIndex: -1 });
  if (page.whole.has(name)) return [list];
  for (const row of rows.slice(shown)) row.classList.add("rest");
  return [list, quiet(`all-${name}`, page.word("showAll", page.amount(rows.length)), () => unfold(page, name), `rest-${name}`)];
}

/** @param {Page} page @param {string} name */
function unfold(page, name) {
  page.whole.add(name);
  page.show();
}

/** A text of several lines: paragraphs, and a list where lines begin with a dash or a dot.
   @param {string | null} text @param {string} name */
function prose(text, name) {
  if (!text) return null;
  const found = [];
  for (const line of text.split(/\n+/).map((each) => each.trim()).filter(Boolean)) {
    const item = /^[-•*]\s+(.*)/.exec(line);
    const last = found[found.length - 1];
    if (!item) found.push(el("p", {}, line));
    else if (last && last.tagName === "UL") last.append(el("li", {}, item[1]));
    else found.push(el("ul", {}, el("li", {}, item[1])));
  }
  return el("div", { class: name }, found);
}

/** A table of its own class: the names of its columns, and its rows of cells, the first of which heads its row.
   @param {string} name @param {Child} caption @param {Child[]} columns @param {HTMLElement[]} rows */
function tableOf(name, caption, columns, rows) {
  const heads = columns.map((column) => el("th", { scope: "col" }, column));
  return el(
    "table",
    { class: name },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, heads)),
    el("tbody", {}, rows),
  );
}

/** @param {Child} head @param {Child[]} cells @param {string | null} [name] */
function rowOf(head, cells, name = null) {
  return el(
    "tr",
    { class: name },
    el("th", { scope: "row" }, head),
    cells.map((cell) => el("td", {}, cell)),
  );
}
