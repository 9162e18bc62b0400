/* What to learn next, on the screen: the plan for a role, and what else would open most. */

/** The plan, in order.
   @param {MeasuredPage} page */
function planPart(page) {
  const { model, view, state, word, held } = page;
  const plan = planFor(model, view, held, state.to);
  if (!plan.steps.length) return null;
  const rows = plan.steps.map((step) => {
    const after = step.after.map(page.skillText).join(", ");
    const notes = [
      step.training === null ? null : model.trainings[step.training].label,
      after ? word(step.inferred ? "afterInferred" : "after", after) : null,
    ].filter(Boolean);
    const hours = step.hours === null ? null : word("hours", shortNumber(step.hours));
    return stepRow(page, step, hours, notes.length ? el("small", {}, notes.join(" · ")) : null);
  });
  const cycles = plan.cycles.map((cycle) => hint(word("cycle", cycle.map(page.skillText).join(", "))));
  return part(
    page,
    "plan",
    hint(word("planText")),
    plan.hours === null ? null : el("p", { class: "sum" }, word("hoursInAll", shortNumber(plan.hours))),
    folded(page, "all-plan", el("ol", { class: "plan" }, rows), rows),
    cycles,
  );
}

/** The next levels that bring most over all roles of the page.
   @param {Page} page */
function leveragePart(page) {
  const { model, view, state, word, held } = page;
  const steps = leverage(model, view, held, state.from, few.steps);
  if (!steps.length) return null;
  const rows = steps.map((step) => {
    const opens = step.opens.map((role) => roleLink(page, role));
    const shown = commaList(opens.slice(0, few.names));
    const more = opens.length > few.names ? ` ${word("andMore", opens.length - few.names)}` : null;
    const note = opens.length ? el("small", {}, word("opens"), " ", shown, more) : null;
    return stepRow(page, step, word("gain", step.gain.toFixed(2)), note);
  });
  return part(page, "leverage", hint(word("leverageText")), el("ol", { class: "leverage" }, rows));
}

/** A skill, the levels that it goes up by, what that is worth, and notes below.
   @param {Page} page @param {any} given @param {Child} worth @param {any} note */
function stepRow(page, { skill, have, level }, worth, note) {
  return el(
    "li",
    {},
    el("span", { class: "name" }, skillLink(page, skill)),
    // Without levels whoever learns a skill has it.
    page.model.levels.length
      ? el("span", { class: "levels" }, levelBar("", have, level), page.word("fromTo", have, level))
      : null,
    el("span", { class: "worth" }, worth),
    note,
  );
}

/** @param {number} number */
function shortNumber(number) {
  return String(Math.round(number * 10) / 10);
}
