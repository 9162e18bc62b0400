/* What the numbers do not count: what a level looks like, grades, and what roles ask for besides skills.
   Nothing here knows the document. */

/** The name and the definition that a level has for one skill, null where it has none of its own.
   @param {Model} model @param {number} skill @param {number} rank @param {string} language */
function ownLevel(model, skill, rank, language) {
  const own = (model.ownLevels[skill] || []).find((each) => each[0] === rank);
  if (!own) return null;
  return { name: inLanguage(model, own[1], language), definition: inLanguage(model, own[2], language) };
}

/** The same as one text, empty where the skill has no words of its own for the level.
   @param {Model} model @param {number} skill @param {number} rank @param {string} language */
function looksLike(model, skill, rank, language) {
  const own = ownLevel(model, skill, rank, language);
  return own ? [own.name, own.definition].filter(Boolean).join(": ") : "";
}

/** The rows of a ladder by the grades of its roles; null where any of them has none.
   @param {Model} model @param {number[]} roles */
function gradeRows(model, roles) {
  const grades = roles.map((role) => model.grades[role]);
  if (!grades.every(Boolean)) return null;
  const places = [...new Set(grades)].sort((a, b) => a - b);
  return new Map(roles.map((role, index) => [role, places.indexOf(grades[index])]));
}

/** What a role, and a move to it, ask for besides skills, and what nobody is known to meet who had the roles
   `before`: a condition of theirs is met, and so is experience in one of them if no months are stated.
   @param {Model} model @param {number[]} before @param {number} role @param {Move | null} move */
function openConditions(model, before, role, move) {
  const met = new Set(before.flatMap((each) => model.asks[each] || []));
  const asked = new Set([...(model.asks[role] || []), ...((move && move.conditions) || [])]);
  return [...asked]
    .filter((each) => !met.has(each))
    .map((each) => model.conditions[each])
    .filter(([, roles, isEnough]) => !(isEnough && roles.some((each) => before.includes(each))))
    .map(([label]) => label);
}
