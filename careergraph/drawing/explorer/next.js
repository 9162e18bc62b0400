/* What to learn next, on the screen: the plan for a role, and what else would open most. */

/* The plan, in order. `tools` are what the page shows words, skills and roles with. */
function planSection(tools, plan) {
  const { model, word, heading, skillText } = tools;
  if (!plan.steps.length) return null;
  const rows = plan.steps.map((step) => {
    const training = step.training === null ? null : model.trainings[step.training].label;
    const after = step.after.map(skillText).join(", ");
    const because = step.inferred ? "afterInferred" : "after";
    const facts = [
      training,
      step.hours === null ? null : word("hours", shortNumber(step.hours)),
      after ? word(because, after) : null,
    ].filter(Boolean);
    return el(
      "li",
      {},
      skillText(step.skill),
      " ",
      el("small", {}, [word("fromTo", step.have, step.level), ...facts].join(" · ")),
    );
  });
  const cycles = plan.cycles.map((cycle) => el("p", { class: "hint" }, word("cycle", cycle.map(skillText).join(", "))));
  return el(
    "section",
    { "aria-labelledby": "plan" },
    heading("plan", "plan"),
    el("p", { class: "hint" }, word("planText")),
    el("ol", { class: "plan" }, rows),
    plan.hours === null ? null : el("p", {}, word("hoursInAll", shortNumber(plan.hours))),
    cycles,
  );
}

/* The next levels that bring most over all roles of the page. */
function leverageSection(tools, steps) {
  const { word, heading, skillText, roleLink } = tools;
  if (!steps.length) return null;
  const rows = steps.map((step) => {
    const opens = step.opens.flatMap((role, place) => [place ? ", " : null, roleLink(role)]);
    return el(
      "li",
      {},
      skillText(step.skill),
      " ",
      el("small", {}, word("fromTo", step.have, step.level), " · ", word("gain", step.gain.toFixed(2))),
      opens.length ? el("small", {}, " · ", word("opens"), " ", opens) : null,
    );
  });
  return el(
    "section",
    { "aria-labelledby": "leverage" },
    heading("leverage", "leverage"),
    el("p", { class: "hint" }, word("leverageText")),
    el("ol", { class: "leverage" }, rows),
  );
}

function shortNumber(number) {
  return String(Math.round(number * 10) / 10);
}
