/* The head of the page, and of an answer: what the role is called, and the figures of the gap. */

/** @param {Page} page */
function topBar(page) {
  const { state, word } = page;
  const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const themes = ["light", "dark"].map((theme) => {
    const isOn = (theme === "dark") === dark;
    // A second press leaves it to the reader's system again.
    return toggle(`theme-${theme}`, word(theme), isOn, () => page.go({ theme: isOn && state.theme ? null : theme }));
  });
  const home = page.hashOf({ to: null, beside: null, skill: null, browse: null, at: null });
  return [
    el("p", { class: "brand" }, el("a", { href: home }, titleOf(page))),
    el(
      "div",
      { class: "tools" },
      languageChoice(page),
      el("div", { class: "group", role: "group", "aria-label": word("theme") }, themes),
    ),
  ];
}

/** @param {Page} page */
function titleOf({ model, word }) {
  return model.title || word("explorer");
}

/** Buttons for a few languages, a list for more.
   @param {Page} page */
function languageChoice({ model, state, word, go }) {
  if (model.views.length < 2) return null;
  const languages = model.views.map(({ language }, index) => ({ language, index, name: languageName(language) }));
  if (languages.length <= few.buttons) {
    const buttons = languages.map(({ language, index, name }) =>
      toggle(`language-${index}`, name, index === state.language, () => go({ language: index }), language),
    );
    return el("div", { class: "group", role: "group", "aria-label": word("language") }, buttons);
  }
  const options = languages.map(({ language, index, name }) =>
    el("option", { value: index, selected: index === state.language, lang: language }, name),
  );
  const change = (/** @type {any} */ event) => go({ language: Number(event.target.value) });
  return el("select", { id: "language", "aria-label": word("language"), onchange: change }, options);
}

/** The name of a language in itself.
   @param {string} language */
function languageName(language) {
  const words = WORDS[language] || WORDS[language.split("-")[0]];
  if (words) return words.name;
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) || language;
  } catch {
    return language;
  }
}

/** @param {Page} page */
function welcome(page) {
  const { model, state, word, isSomebody } = page;
  const stood = state.from === null ? null : `${word("youStand")}: ${page.roleText(state.from)}`;
  return el(
    "section",
    { class: "hero" },
    stood ? el("p", { class: "eyebrow" }, stood) : null,
    el("h1", { tabindex: "-1" }, word("welcome")),
    isSomebody ? null : el("p", { class: "lead" }, word("welcomeText")),
    hint(word("counts", page.amount(listedRoles(model).length), page.amount(model.skills.length))),
  );
}

/** @param {RolePage} page */
function roleHead(page) {
  const { model, view, state, word, measured } = page;
  const thing = model.roles[state.to];
  const family = view.families[view.family[state.to]];
  const zone = model.zones[state.to] ? word("zone", model.zones[state.to]) : null;
  const above = [family, model.gradeNames[state.to], zone, thing[THING.notation]].filter(Boolean).join(" · ");
  const asked = openConditions(model, [], state.to, null);
  return el(
    "section",
    { class: "hero" },
    above ? el("p", { class: "eyebrow" }, above) : null,
    el("h1", { tabindex: "-1" }, page.text(thing)),
    classLine(page, state.to),
    prose(page.defined(thing), "lead"),
    otherNames(page, thing),
    asked.length ? el("p", { id: "asked", class: "hint" }, word("asksFor", asked.join("; "))) : null,
    el("div", { class: "actions" }, standButton(page), sourceLink(page, thing), comparePicker(page)),
    isMeasured(page) ? figures(page) : null,
  );
}

/** The groups of the classification that a role stands in, the widest first.
   @param {Page} page @param {number} role */
function classLine(page, role) {
  const { model } = page;
  const last = model.classOf[role] ?? -1;
  if (last < 0) return null;
  const { way } = classAt(model, page.view, last);
  const links = way.map((group) => el("a", { href: classAddress(page, group) }, classText(page, group)));
  return el("p", { class: "crumbs" }, links.flatMap((link, place) => (place ? [" › ", link] : [link])));
}

/** @param {Page} page @param {Thing} thing */
function otherNames(page, thing) {
  const alternatives = thing[THING.alternatives];
  const names = [];
  for (let place = 0; place < alternatives.length; place += 2) {
    const language = page.model.tags[alternatives[place]].split("-")[0];
    if (language === primaryOf(page.view)) names.push(alternatives[place + 1]);
  }
  return names.length ? hint(page.word("alsoCalled", names.slice(0, few.names).join(", "))) : null;
}

/** @param {RolePage} page */
function standButton(page) {
  const { state, word } = page;
  if (state.from === state.to) return el("span", { class: "badge" }, word("youStand"));
  return quiet("stand", word("standHere"), () => page.go({ from: state.to, to: null, beside: null }, true));
}

/** A link to where a thing is described; names at example.org, and the like, are nobody's.
   @param {Page} page @param {Thing} thing */
function sourceLink({ model }, thing) {
  const iri = iriOf(model, thing);
  if (!iri || !/^https?:\/\/(?!([^/]*\.)?example\.(com|net|org)(?![\w.-]))/i.test(iri)) return null;
  return el("a", { class: "iri", href: iri, rel: "noreferrer noopener" }, iri);
}

/** @param {MeasuredPage} page */
function figures(page) {
  const { model, state, word, measured } = page;
  const from = state.from === null ? word("me") : page.roleText(state.from);
  const heads = el("p", { class: "from" }, word("measured", from, page.roleText(state.to)));
  if (measured.coverage === null || measured.fit === null) {
    return el("div", { class: "figures" }, heads, el("p", { id: "unknown", class: "hint" }, word("unknown")));
  }
  /** @param {"coverage" | "fit" | "effort"} name @param {string} text @param {...Child} more */
  const figure = (name, text, ...more) =>
    el("p", { class: "figure" }, el("strong", { id: name }, text), " ", word(name === "coverage" ? "covered" : name), ...more);
  const help = el("small", {}, word(model.levels.length ? "effortHelp" : "effortHelpPlain"));
  return el(
    "div",
    { class: "figures" },
    heads,
    figure("coverage", page.share(measured.coverage)),
    figure("fit", page.share(measured.fit)),
    figure("effort", String(measured.effort), help),
    meter(measured.coverage),
    measured.optionalCoverage !== null ? hint(word("optional", page.share(measured.optionalCoverage))) : null,
  );
}
