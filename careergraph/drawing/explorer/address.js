/* What the reader chose, as the address has it, so that a view can be sent to somebody. Nothing here knows
   the document. */

const DIRECTIONS = ["apart", "any", "up", "level", "down"];
const BROWSED = ["families", "classes", "zones", "letters", "skills"];
/* A skill whose name in links is longer goes by a code of six letters, which no other skill of the page has. */
const LONGEST_NAME = 16;
const CODE = 6;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The names of things in links, and what they stand for.
   @param {Model} model */
function readNames(model) {
  const keys = { roles: keysOf(model, model.roles), skills: keysOf(model, model.skills) };
  const numbersOf = (/** @type {string[]} */ names) => new Map(names.map((name, number) => [name, number]));
  return { keys, roles: numbersOf(keys.roles), skills: numbersOf(keys.skills), codes: codesOf(model) };
}

/** The code of each skill with a long name, "" where it has none, or shares it.
   @param {Model} model */
function codesOf(model) {
  const codes = keysOf(model, model.skills).map((key, number) => {
    const iri = iriOf(model, model.skills[number]);
    return iri && key.length > LONGEST_NAME ? codeOf(iri) : "";
  });
  const count = new Map();
  for (const code of codes) count.set(code, (count.get(code) || 0) + 1);
  return codes.map((code) => (count.get(code) === 1 ? code : ""));
}

/** Six letters of a text's hash: two rounds of multiplication, as in cyrb53.
   @param {string} text */
function codeOf(text) {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place++) {
    const letter = text.charCodeAt(place);
    one = Math.imul(one ^ letter, 2654435761);
    two = Math.imul(two ^ letter, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  let code = "";
  for (const part of [one, two]) {
    for (let shift = 0; shift < 18; shift += 6) code += LETTERS[(part >>> shift) & 63];
  }
  return code;
}

/** What an address says, with the beginning for what it does not say, or what makes no sense.
   @param {Model} model @param {Names} names @param {string} hash */
function readAddress(model, names, hash) {
  const chosen = new URLSearchParams(hash.slice(1));
  const role = (/** @type {string} */ name) => names.roles.get(chosen.get(name) ?? "") ?? null;
  /** @param {string} name @param {string[]} of */
  const one = (name, of) => of.find((each) => each === chosen.get(name)) ?? null;
  const language = model.views.findIndex((each) => each.language === chosen.get("language"));
  return {
    from: role("from"),
    to: role("to"),
    beside: role("beside"),
    skill: names.skills.get(chosen.get("skill") ?? "") ?? null,
    browse: one("browse", BROWSED),
    at: chosen.get("at"),
    own: readOwn(names, chosen),
    by: one("by", ["steps", "effort"]) || "steps",
    direction: one("direction", DIRECTIONS) || "apart",
    language: Math.max(0, language),
    theme: one("theme", ["light", "dark"]),
  };
}

/** @param {Names} names @param {URLSearchParams} chosen */
function readOwn(names, chosen) {
  const own = new Map();
  /** @param {number | undefined} skill @param {string} level */
  const note = (skill, level) => {
    if (skill !== undefined && /^(-|\d{1,9})$/.test(level)) own.set(skill, level === "-" ? null : Number(level));
  };
  for (const each of chosen.getAll("can")) {
    const end = each.lastIndexOf(":");
    note(names.skills.get(each.slice(0, end)), each.slice(end + 1));
  }
  const coded = chosen.get("has");
  if (coded) {
    const byCode = new Map(names.codes.map((code, number) => [code, number]));
    byCode.delete("");
    for (const each of coded.split(".")) note(byCode.get(each.slice(0, CODE)), each.slice(CODE) || "-");
  }
  return own;
}

/** The address of what is chosen; what is as in the beginning is left out.
   @param {Model} model @param {Names} names @param {State} chosen */
function addressOf(model, names, chosen) {
  const said = new URLSearchParams();
  for (const name of /** @type {const} */ (["from", "to", "beside"])) {
    if (chosen[name] !== null) said.set(name, names.keys.roles[chosen[name]]);
  }
  if (chosen.skill !== null) said.set("skill", names.keys.skills[chosen.skill]);
  if (chosen.browse) said.set("browse", chosen.browse);
  if (chosen.at !== null) said.set("at", chosen.at);
  const coded = [];
  for (const [skill, level] of [...chosen.own].sort((a, b) => a[0] - b[0])) {
    if (names.codes[skill]) coded.push(names.codes[skill] + (level ?? ""));
    else said.append("can", `${names.keys.skills[skill]}:${level ?? "-"}`);
  }
  if (coded.length) said.set("has", coded.join("."));
  if (chosen.by !== "steps") said.set("by", chosen.by);
  if (chosen.direction !== "apart") said.set("direction", chosen.direction);
  if (chosen.language) said.set("language", model.views[chosen.language].language);
  if (chosen.theme) said.set("theme", chosen.theme);
  return `#${said}`;
}
