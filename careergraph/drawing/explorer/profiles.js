/* What somebody holds, as a file that careergraph reads, and from one. Nothing here knows the document. */

/** A profile as JSON: {name: {skills: {skill: level}, role, history}}; null is a level that is not rated.
   @param {Model} model @param {View} view @param {string} name @param {number | null} from
   @param {Held} held */
function profileAsJson(model, view, name, from, held) {
  const skills = Object.fromEntries(rowsOf(model, view, held));
  const role = from === null ? null : uniqueName(model, view, "roles", from);
  return `${JSON.stringify({ [name]: { skills, role, history: [] } }, null, 2)}\n`;
}

/** A profile as CSV, a row for each skill.
   @param {Model} model @param {View} view @param {string} name @param {number | null} from
   @param {Held} held */
function profileAsCsv(model, view, name, from, held) {
  const role = from === null ? "" : uniqueName(model, view, "roles", from);
  const rows = rowsOf(model, view, held).map(([skill, level]) => [name, skill, level ?? "", role]);
  return [["name", "skill", "level", "role"], ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

/** @param {unknown} cell */
function quoted(cell) {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** @param {Model} model @param {View} view @param {Held} held */
function rowsOf(model, view, held) {
  return [...held]
    .filter(([skill, level]) => level !== 0 && !groupOf(model, skill))
    .sort(([a], [b]) => view.skills[a] - view.skills[b])
    .map(([skill, level]) => [uniqueName(model, view, "skills", skill), level]);
}

/** The label of a thing, or its IRI where another thing is called the same.
   @param {Model} model @param {View} view @param {Kind} kind @param {number} number */
function uniqueName(model, view, kind, number) {
  const label = labelOf(model, model[kind][number], view.language) ?? "";
  const isAlone = namesOf(model, kind).get(foldForSearch(label))?.length === 1;
  return isAlone ? label : (iriOf(model, model[kind][number]) ?? label);
}

/** The things of a kind by each of their names, folded: those that prefer it, or else those also called so.
   @param {Model} model @param {Kind} kind */
function namesOf(model, kind) {
  model.names ??= {};
  if (model.names[kind]) return model.names[kind];
  const found = new Map();
  for (const part of [THING.labels, THING.alternatives]) {
    const more = new Map();
    model[kind].forEach((thing, number) => {
      for (let place = 1; place < thing[part].length; place += 2) {
        const name = foldForSearch(thing[part][place]);
        if (found.has(name)) continue;
        if (!more.has(name)) more.set(name, new Set());
        more.get(name).add(number);
      }
    });
    for (const [name, numbers] of more) found.set(name, [...numbers]);
  }
  model[kind].forEach((thing, number) => {
    const iri = iriOf(model, thing);
    if (iri) found.set(iri, [number]);
  });
  return (model.names[kind] = found);
}

/** What a file says of one person: the name, the role they have, and skills with what is said of their level.
   JSON of careergraph or a JSON Resume, else CSV. Null where it is neither.
   @param {string} text */
function readProfileFile(text) {
  const content = text.replace(/^\ufeff/, "").trim();
  if (!/^[{[]/.test(content)) return readProfileCsv(content);
  let said;
  try {
    said = JSON.parse(content);
  } catch {
    return null;
  }
  if (Array.isArray(said) || typeof said !== "object") return null;
  return isResume(said) ? readResume(said) : readProfileJson(said);
}

/** @param {any} said */
function isResume(said) {
  return Array.isArray(said.skills) || Array.isArray(said.languages) || Array.isArray(said.work);
}

/** @param {any} said */
function readProfileJson(said) {
  const [first] = Object.entries(said);
  if (!first || typeof first[1] !== "object" || !first[1]) return null;
  const [name, career] = first;
  const skills = typeof career.skills === "object" && career.skills ? career.skills : career;
  const isCareer = skills !== career;
  return { name, role: isCareer && career.role ? String(career.role) : null, skills: Object.entries(skills) };
}

/** The skills of a JSON Resume with their keywords, and its languages.
   @param {any} said */
function readResume(said) {
  const listOf = (/** @type {unknown} */ each) => (Array.isArray(each) ? each : []);
  const skills = listOf(said.skills).flatMap(({ name, level, keywords }) => [
    [name, level],
    ...listOf(keywords).map((keyword) => [keyword, null]),
  ]);
  const spoken = listOf(said.languages).map(({ language, fluency }) => [language, fluency]);
  const label = said.basics?.label;
  return {
    name: String(said.basics?.name ?? ""),
    role: typeof label === "string" ? label : null,
    skills: [...skills, ...spoken].filter(([name]) => typeof name === "string" && name),
  };
}

/** @param {string} text */
function readProfileCsv(text) {
  const [head, ...rows] = csvRows(text);
  const columns = (head || []).map((name) => foldForSearch(name));
  const [name, skill, level, role] = ["name", "skill", "level", "role"].map((each) => columns.indexOf(each));
  if (skill < 0) return null;
  const first = name < 0 ? "" : rows[0]?.[name];
  const mine = rows.filter((row) => name < 0 || row[name] === first);
  const stated = role < 0 ? null : mine.map((row) => row[role]).find(Boolean);
  const skills = mine.filter((row) => row[skill]).map((row) => [row[skill], level < 0 ? null : row[level]]);
  return { name: first ?? "", role: stated ?? null, skills };
}

/** @param {string} text */
function csvRows(text) {
  const mark = text.split("\n", 1)[0].includes(";") ? ";" : ",";
  const rows = [[""]];
  let isQuoted = false;
  for (let place = 0; place < text.length; place++) {
    const letter = text[place];
    const row = rows[rows.length - 1];
    if (letter === '"') {
      if (isQuoted && text[place + 1] === '"') row[row.length - 1] += text[place++];
      else isQuoted = !isQuoted;
    } else if (isQuoted) row[row.length - 1] += letter;
    else if (letter === mark) row.push("");
    else if (letter === "\n") rows.push([""]);
    else if (letter !== "\r") row[row.length - 1] += letter;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

/** What a file says in the numbers of the page: the role, what differs from it, and the names that no one
   thing answers to.
   @param {Model} model @param {any} said */
function placeProfile(model, said) {
  /** @type {string[]} */
  const unknown = [];
  /** @param {Kind} kind @param {string} name */
  const find = (kind, name) => {
    const names = namesOf(model, kind);
    const found = names.get(name.trim()) || names.get(foldForSearch(name)) || [];
    if (found.length !== 1) unknown.push(name);
    return found.length === 1 ? found[0] : null;
  };
  const from = said.role === null ? null : find("roles", said.role);
  const held = new Map();
  for (const [name, level] of said.skills) {
    const skill = find("skills", name);
    if (skill !== null) addHolding(held, skill, levelSaid(model, level));
  }
  const base = from === null ? new Map() : heldIn(model, from);
  const own = new Map([...held].filter(([skill, level]) => !base.has(skill) || base.get(skill) !== level));
  for (const skill of base.keys()) if (!held.has(skill) && !groupOf(model, skill)) own.set(skill, 0);
  return { from, own, count: held.size, unknown };
}

/** A level as a rank: a number, or the name of a level; null where it is neither.
   @param {Model} model @param {unknown} level */
function levelSaid(model, level) {
  const text = String(level ?? "").trim();
  if (/^\d{1,9}(\.0+)?$/.test(text)) return Number(text);
  const folded = foldForSearch(text);
  const known = model.levels.find(([, labels]) => {
    return folded && labels.some((label, place) => place % 2 && foldForSearch(label) === folded);
  });
  return known ? known[0] : null;
}
