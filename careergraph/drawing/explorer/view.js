/* The page: what the reader chose, in the address, and what follows from it, on the screen. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const model = readModel(data);
  const keys = { roles: keysOf(model, model.roles), skills: keysOf(model, model.skills) };
  const numbers = {
    roles: new Map(keys.roles.map((key, index) => [key, index])),
    skills: new Map(keys.skills.map((key, index) => [key, index])),
  };
  const indexes = {};
  const DIRECTIONS = ["any", "up", "level", "down"];
  const few = { options: 40, nearest: 10, welcome: 60, names: 6, pips: 6, rows: 12, steps: 5, fits: 480 };
  // The long lists that the reader asked to see whole.
  const whole = new Set();
  let state;
  let view;
  let word;
  let moreNearest = few.nearest;
  // Beside the answer the list of skills stands open; above it, it would push the answer away.
  let isListOpen = matchMedia("(min-width: 60.01rem)").matches;

  /* What the reader chose. The address holds it, so that a view can be sent to somebody. */

  function readState() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    const role = (name) => (chosen.has(name) ? (numbers.roles.get(chosen.get(name)) ?? null) : null);
    const own = new Map();
    for (const each of chosen.getAll("can")) {
      const end = each.lastIndexOf(":");
      const skill = numbers.skills.get(each.slice(0, end));
      const level = each.slice(end + 1);
      if (skill === undefined || !/^(-|\d{1,9})$/.test(level)) continue;
      own.set(skill, level === "-" ? null : Number(level));
    }
    const language = model.views.findIndex((each) => each.language === chosen.get("language"));
    return {
      from: role("from"),
      to: role("to"),
      own,
      by: chosen.get("by") === "effort" ? "effort" : "steps",
      direction: DIRECTIONS.find((direction) => direction === chosen.get("direction")) || "any",
      language: Math.max(0, language),
      theme: ["light", "dark"].find((theme) => theme === chosen.get("theme")) || null,
    };
  }

  function hashOf(change) {
    const next = { ...state, ...change };
    const chosen = new URLSearchParams();
    if (next.from !== null) chosen.set("from", keys.roles[next.from]);
    if (next.to !== null) chosen.set("to", keys.roles[next.to]);
    for (const [skill, level] of [...next.own].sort((a, b) => a[0] - b[0])) {
      chosen.append("can", `${keys.skills[skill]}:${level === null ? "-" : level}`);
    }
    if (next.by !== "steps") chosen.set("by", next.by);
    if (next.direction !== "any") chosen.set("direction", next.direction);
    if (next.language) chosen.set("language", model.views[next.language].language);
    if (next.theme) chosen.set("theme", next.theme);
    return `#${chosen}`;
  }

  /* Choosing a role is a step that the reader can take back; the rest only changes the address. */
  function go(change, isStep = false) {
    const hash = hashOf(change);
    if (isStep && hash !== location.hash) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
    arrive();
  }

  /* Show what the address says; another role begins at its head. */
  function arrive() {
    const isElsewhere = readState().to !== state.to;
    if (isElsewhere) {
      moreNearest = few.nearest;
      whole.clear();
    }
    show();
    if (isElsewhere) scrollTo({ top: 0 });
  }

  /* Words */

  const text = (thing) => labelOf(model, thing, view.language) ?? "";
  const roleText = (role) => text(model.roles[role]);
  const skillText = (number) => {
    const group = groupOf(model, number);
    if (!group) return text(model.skills[number]);
    const names = skillsOf(model, view, number).map(skillText).join(", ");
    return group.atLeast === 1 ? word("oneOf", names) : word("someOf", group.atLeast, names);
  };
  const dutyText = (duty) => text(model.responsibilities[duty]);
  const defined = (thing) => inLanguage(model, thing[THING.definitions], view.language);
  const definedAll = (skills) => skills.map((skill) => defined(model.skills[skill])).filter(Boolean).join("; ") || null;
  const share = (part) => word("share", percent(part));

  const amount = (number) => number.toLocaleString(WORDS[primary()] ? primary() : "en");
  const primary = () => view.language.split("-")[0];

  const looks = (skill, rank) => looksLike(model, skill, rank, view.language);

  function levelText(rank, skill) {
    const level = model.levels.find((each) => each[0] === rank);
    const own = ownLevel(model, skill, rank, view.language);
    const label = (own && own.name) || (level && inLanguage(model, level[1], view.language));
    return label ? `${rank} · ${label}` : word("rank", rank);
  }

  function roleLink(role, extra = {}) {
    return el("a", { href: hashOf({ to: role }), ...extra }, roleText(role));
  }

  function heading(name, id) {
    return el("h2", { id, tabindex: "-1" }, word(name));
  }

  function commaList(parts) {
    return parts.flatMap((part, place) => (place ? [", ", part] : [part]));
  }

  /* The page, whole. What has the focus keeps it. */

  function show() {
    const focused = document.activeElement && document.activeElement.id;
    state = readState();
    view = model.views[state.language];
    word = wordsOf(view.language);
    const root = document.documentElement;
    root.lang = view.language;
    if (state.theme) root.dataset.theme = state.theme;
    else delete root.dataset.theme;
    const held = holdings(model, state.from, state.own);
    const isSomebody = state.from !== null || state.own.size > 0;
    const measured = state.to !== null && isSomebody ? gap(model, view, held, state.to) : null;
    const way = wayOf();
    document.title = [state.to === null ? null : roleText(state.to), title()].filter(Boolean).join(" · ");
    byId("skip").textContent = word("skip");
    byId("top").replaceChildren(...topBar());
    byId("you").setAttribute("aria-label", word("can"));
    byId("you").replaceChildren(...sidePanel(held));
    byId("answer").replaceChildren(...answer(held, isSomebody, measured, way));
    byId("foot").replaceChildren(el("p", {}, word("privacy"), " ", word("numbers")));
    byId("status").textContent = measured ? told(measured) : "";
    if (focused && byId(focused)) byId(focused).focus({ preventScroll: true });
  }

  const title = () => model.title || word("explorer");

  function told(measured) {
    const said =
      measured.coverage === null
        ? word("unknown")
        : `${share(measured.coverage)} ${word("covered")}, ${word("effortSum", measured.effort)}`;
    return `${roleText(state.to)}: ${said}`;
  }

  function wayOf() {
    if (state.from === null || state.to === null || state.from === state.to) return null;
    return path(model, view, state.from, state.to, state.by);
  }

  function topBar() {
    const languages = model.views.map((each, index) =>
      toggle(
        `language-${index}`,
        languageName(each.language),
        index === state.language,
        () => go({ language: index }),
        each.language,
      ),
    );
    const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const themes = ["light", "dark"].map((theme) =>
      toggle(`theme-${theme}`, word(theme), (theme === "dark") === dark, () => go({ theme })),
    );
    return [
      el(
        "p",
        { class: "brand" },
        el("a", { href: hashOf({ from: null, to: null, own: new Map() }) }, title()),
      ),
      el(
        "div",
        { class: "tools" },
        el("div", { class: "group", role: "group", "aria-label": word("language") }, languages),
        el("div", { class: "group", role: "group", "aria-label": word("theme") }, themes),
      ),
    ];
  }

  function languageName(language) {
    const words = WORDS[language.split("-")[0]];
    return words ? words.name : language;
  }

  function toggle(id, label, pressed, onclick, lang) {
    return el("button", { type: "button", id, lang, "aria-pressed": String(pressed), onclick }, label);
  }

  /* Where the reader stands, goes, and what they can do */

  function sidePanel(held) {
    return [
      rolePicker("from", "stand", "standHint"),
      rolePicker("to", "go", "goHint"),
      el(
        "details",
        { class: "can", open: isListOpen, ontoggle: (event) => (isListOpen = event.target.open) },
        el("summary", { id: "can" }, el("h2", {}, word("can"))),
        canDo(held),
      ),
    ];
  }

  function rolePicker(name, label, hint) {
    const role = state[name];
    return picker({
      id: name,
      label: word(label),
      hint: word(hint),
      value: role === null ? "" : roleText(role),
      find: (query) => find("roles", query),
      choose: (chosen) => go({ [name]: chosen }, true),
      clearLabel: word("clearOf", word(label)),
      clear: role === null ? null : () => go({ [name]: null }, true),
    });
  }

  function canDo(held) {
    const required = state.to === null ? [] : requirementsOf(state.to);
    const needed = [...new Set(required.flatMap((each) => skillsOf(model, view, each.skill)))];
    const asked = new Set(needed);
    const mine = [...new Set([...held.keys(), ...state.own.keys()])].filter((each) => !groupOf(model, each));
    const bySkill = (a, b) => view.skills[a] - view.skills[b];
    const others = mine.filter((skill) => !asked.has(skill)).sort(bySkill);
    const hint = state.from === null ? word("canHint") : word("canHintFrom", roleText(state.from));
    return [
      el("p", { class: "hint" }, hint),
      skillList(state.to === null ? "" : word("needed", roleText(state.to)), needed, held),
      skillList(needed.length ? word("others") : "", others, held),
      picker({
        id: "add",
        label: word("addSkill"),
        hint: word("addSkillHint"),
        value: "",
        find: (query) => find("skills", query),
        choose: (skill) => hold(skill, null),
        clear: null,
      }),
      state.own.size
        ? el(
            "button",
            { type: "button", class: "quiet", id: "undo", onclick: () => go({ own: new Map() }) },
            word("startOver"),
          )
        : null,
    ];
  }

  function skillList(caption, skills, held) {
    if (!skills.length) return null;
    const rows = skills.map((skill) => skillRow(skill, held));
    const list = el("ul", { class: "skills" }, rows);
    return el("div", {}, caption ? el("h3", {}, caption) : null, list);
  }

  function skillRow(skill, held) {
    const has = held.has(skill) && held.get(skill) !== 0;
    const level = has ? held.get(skill) : null;
    const tick = el("input", {
      type: "checkbox",
      id: `skill-${skill}`,
      checked: has,
      onchange: (event) => hold(skill, event.target.checked ? null : 0),
    });
    return el(
      "li",
      { class: state.own.has(skill) ? "own" : null },
      el(
        "label",
        { for: `skill-${skill}`, title: defined(model.skills[skill]) },
        tick,
        el("span", {}, skillText(skill)),
      ),
      has && model.levels.length ? levelChoice(skill, level) : null,
    );
  }

  function levelChoice(skill, level) {
    const ranks = model.levels.map((each) => each[0]);
    for (const [rank] of model.ownLevels[skill] || []) if (!ranks.includes(rank)) ranks.push(rank);
    ranks.sort((a, b) => a - b);
    if (level !== null && !ranks.includes(level)) ranks.push(level);
    const options = ranks.map((rank) =>
      el("option", { value: rank, selected: rank === level, title: looks(skill, rank) }, levelText(rank, skill)),
    );
    return el(
      "select",
      {
        id: `level-${skill}`,
        "aria-label": word("levelOf", skillText(skill)),
        onchange: (event) => hold(skill, event.target.value === "" ? null : Number(event.target.value)),
      },
      el("option", { value: "", selected: level === null }, word("notRated")),
      options,
    );
  }

  /* The reader holds a skill at a level, null for unrated and 0 for not at all. */
  function hold(skill, level) {
    const own = new Map(state.own);
    const base = state.from === null ? new Map() : heldIn(model, state.from);
    const before = base.has(skill) ? base.get(skill) : 0;
    if (level === before) own.delete(skill);
    else own.set(skill, level);
    go({ own });
  }

  /* What answers to a text, as options for a picker, and how many more there are. */
  function find(things, query) {
    indexes[things] ||= searchIndex(model[things]);
    const isListed = (each) => things !== "roles" || model.listed[each.index];
    const found = search(indexes[things], view[things], query).filter(isListed);
    const options = found.slice(0, few.options).map(({ index, label }) => {
      const family = things === "roles" && view.families[view.family[index]];
      return { value: index, label: text(model[things][index]), aside: label || family };
    });
    const rest = found.length - options.length;
    return { options, note: rest ? word("more", amount(rest)) : options.length ? "" : word("nothingFound") };
  }

  /* The answer */

  const tools = {
    model,
    heading,
    skillText,
    roleLink,
    word: (...parts) => word(...parts),
  };

  function answer(held, isSomebody, measured, way) {
    const near = isSomebody ? nearestSection(held) : null;
    if (state.to === null) {
      const roles = listedRoles();
      const around = state.from !== null ? [state.from] : roles.length <= MOST_ROLES ? roles : [];
      return [
        welcome(isSomebody),
        near,
        isSomebody ? null : rolesSection(),
        around.length ? ladderSection(around, null, held, isSomebody) : null,
      ].filter(Boolean);
    }
    const focus = way || [...new Set([state.from, state.to])].filter((role) => role !== null);
    return [
      heroSection(measured),
      measured ? gapSection(measured) : null,
      measured ? planSection(tools, planFor(model, view, held, state.to)) : null,
      measured ? leverageSection(tools, leverage(model, view, held, state.from, few.steps)) : null,
      isSomebody ? pathSection(way, held) : null,
      isSomebody ? null : aboutSection(),
      ladderSection(focus, way, held, isSomebody),
      near,
      isSomebody ? aboutSection() : null,
    ].filter(Boolean);
  }

  function welcome(isSomebody) {
    const role =
      state.from === null
        ? null
        : el("p", { class: "eyebrow" }, `${word("youStand")}: ${roleText(state.from)}`);
    return el(
      "section",
      { class: "hero" },
      role,
      el("h1", {}, word("welcome")),
      isSomebody ? null : el("p", { class: "lead" }, word("welcomeText")),
      el("p", { class: "hint" }, word("counts", amount(listedRoles().length), amount(model.skills.length))),
    );
  }

  function listedRoles() {
    return model.roles.map((_, role) => role).filter((role) => model.listed[role]);
  }

  function rolesSection() {
    const roles = listedRoles().sort((a, b) => view.roles[a] - view.roles[b]);
    const shown = roles.slice(0, few.welcome);
    const byFamily = new Map();
    for (const role of shown) {
      const family = view.families[view.family[role]] || "";
      if (!byFamily.has(family)) byFamily.set(family, []);
      byFamily.get(family).push(role);
    }
    const groups = [...byFamily].map(([family, members]) => [
      byFamily.size > 1 ? el("h3", {}, family || word("noFamily")) : null,
      el(
        "ul",
        { class: "roles" },
        members.map((role) => el("li", {}, roleLink(role))),
      ),
    ]);
    return el(
      "section",
      {},
      heading("allRoles", "roles"),
      groups.flat(),
      roles.length > shown.length
        ? el("p", { class: "hint" }, word("more", roles.length - shown.length))
        : null,
    );
  }

  function heroSection(measured) {
    const thing = model.roles[state.to];
    const alternatives = thing[THING.alternatives];
    const names = [];
    for (let place = 0; place < alternatives.length; place += 2) {
      if (model.tags[alternatives[place]].split("-")[0] === primary()) names.push(alternatives[place + 1]);
    }
    const family = view.families[view.family[state.to]];
    const above = [family, model.gradeNames[state.to], thing[THING.notation]].filter(Boolean).join(" · ");
    const asked = openConditions(model, [], state.to, null);
    return el(
      "section",
      { class: "hero" },
      above ? el("p", { class: "eyebrow" }, above) : null,
      el("h1", {}, roleText(state.to)),
      defined(thing) ? el("p", { class: "lead" }, defined(thing)) : null,
      names.length
        ? el("p", { class: "hint" }, word("alsoCalled", names.slice(0, few.names).join(", ")))
        : null,
      asked.length ? el("p", { id: "asked", class: "hint" }, word("asksFor", asked.join("; "))) : null,
      el("p", { class: "actions" }, standButton(), sourceLink(thing)),
      measured ? figures(measured) : null,
    );
  }

  function standButton() {
    if (state.from === state.to) return el("span", { class: "badge" }, word("youStand"));
    return el(
      "button",
      {
        type: "button",
        id: "stand",
        class: "quiet",
        onclick: () => go({ from: state.to, to: null, own: new Map() }, true),
      },
      word("standHere"),
    );
  }

  function sourceLink(thing) {
    const iri = iriOf(model, thing);
    if (!iri || !/^https?:\/\//i.test(iri)) return null;
    return el("a", { class: "iri", href: iri, rel: "noreferrer noopener" }, iri);
  }

  function figures(measured) {
    const from = state.from === null ? word("me") : roleText(state.from);
    const heads = el("p", { class: "from" }, word("measured", from, roleText(state.to)));
    if (measured.coverage === null) {
      return el("div", { class: "figures" }, heads, el("p", { id: "unknown", class: "hint" }, word("unknown")));
    }
    return el(
      "div",
      { class: "figures" },
      heads,
      el(
        "p",
        { class: "figure" },
        el("strong", { id: "coverage" }, share(measured.coverage)),
        " ",
        word("covered"),
      ),
      el("p", { class: "figure" }, el("strong", { id: "fit" }, share(measured.fit)), " ", word("fit")),
      el(
        "p",
        { class: "figure" },
        el("strong", { id: "effort" }, String(measured.effort)),
        " ",
        word("effort"),
        el("small", {}, word(model.levels.length ? "effortHelp" : "effortHelpPlain")),
      ),
      meter(measured.coverage),
      measured.optionalCoverage !== null
        ? el("p", { class: "hint" }, word("optional", share(measured.optionalCoverage)))
        : null,
    );
  }

  function meter(part) {
    const fill = el("span", { class: "fill" });
    fill.style.width = `${part * 100}%`;
    return el("span", { class: "meter", "aria-hidden": "true" }, fill);
  }

  /* The gap */

  function gapSection(measured) {
    const groups = ["missing", "below", "unrated", "met"].filter((status) => measured[status].length);
    const itemText = (item) => skillText(item.skill);
    return el(
      "section",
      { "aria-labelledby": "gap" },
      heading("gap", "gap"),
      measured.coverage === 1 ? el("p", { class: "closed" }, word("closed")) : null,
      groups.flatMap((status) => gapTable(status, measured[status])),
      measured.surplus.length ? el("p", { class: "hint" }, word("surplus", inLine(measured.surplus, itemText))) : null,
    );
  }

  function gapTable(status, items) {
    const columns = ["skill", "haveNeed"];
    if (items.some((item) => item.neededFor.length)) columns.push("behind");
    const rows = items.map((item) => gapRow(status, item, columns.length > 2));
    const table = el(
      "table",
      { class: `gap ${status}` },
      el("caption", {}, word(status), " ", el("span", { class: "count" }, String(items.length))),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          columns.map((name) => el("th", { scope: "col" }, word(name))),
        ),
      ),
      el("tbody", {}, rows),
    );
    return folded(status, table, rows);
  }

  /* A long list shows its first rows, and all of them when asked to; on paper it is whole. */
  function folded(name, list, rows) {
    if (whole.has(name) || rows.length <= few.rows + 2) return [list];
    for (const row of rows.slice(few.rows)) row.classList.add("rest");
    const open = () => {
      whole.add(name);
      show();
    };
    const button = el(
      "button",
      { type: "button", class: "quiet", id: `all-${name}`, onclick: open },
      word("showAll", rows.length),
    );
    return [list, button];
  }

  function gapRow(status, item, hasDuties) {
    const optional = item.necessity === "optional" ? el("span", { class: "tag" }, word("optionalOne")) : null;
    return el(
      "tr",
      {},
      el(
        "th",
        { scope: "row", title: definedAll(skillsOf(model, view, item.skill)) },
        skillText(item.skill),
        " ",
        optional,
        item.level && looks(item.skill, item.level)
          ? el("small", { class: "looks" }, looks(item.skill, item.level))
          : null,
      ),
      el("td", { class: "levels" }, bar(status, item), el("span", {}, haveAndNeed(item))),
      hasDuties ? el("td", { class: "behind" }, item.neededFor.map(dutyText).join("; ")) : null,
    );
  }

  function haveAndNeed(item) {
    if (item.have === null) return word("unratedOf", item.need);
    if (!item.level) return word(item.have ? "held" : "notHeld");
    return word("of", item.have, item.need);
  }

  /* A pip for each level of the need, filled as far as it is met; a plain bar where they are many. */
  function bar(status, item) {
    if (item.need > few.pips) return meter(item.have === null ? 1 : Math.min(1, item.have / item.need));
    const pips = Array.from({ length: item.need }, (_, place) => {
      const has = item.have === null ? "doubt" : place < item.have ? "has" : "lacks";
      return el("span", { class: `pip ${has}` });
    });
    return el("span", { class: `pips ${status}`, "aria-hidden": "true" }, pips);
  }

  /* The path */

  function pathSection(way, held) {
    const parts = [heading("path", "path")];
    if (!model.moves.length) parts.push(el("p", { class: "hint" }, word("noMovesAtAll")));
    else if (state.from === null) parts.push(el("p", { class: "hint" }, word("pathNeedsRole")));
    else if (state.from === state.to) parts.push(el("p", { class: "hint" }, word("same")));
    else if (!way) parts.push(...noWay());
    else parts.push(byChoice(), ...wayParts(way, held));
    return el("section", { "aria-labelledby": "path" }, parts);
  }

  function noWay() {
    const [from, to] = [roleText(state.from), roleText(state.to)];
    if (state.by === "effort" && path(model, view, state.from, state.to, "steps")) {
      return [byChoice(), el("p", { class: "hint" }, word("noPathKnown", from, to))];
    }
    const back = path(model, view, state.to, state.from, "steps") ? ` ${word("noPathBack")}` : "";
    const onward = reachable(model, view, state.from).slice(0, few.options);
    return [
      el("p", {}, word("noPath", from, to), back),
      onward.length
        ? el(
            "p",
            { class: "hint" },
            word("noPathReach", from),
            " ",
            commaList(onward.map((role) => roleLink(role))),
          )
        : el("p", { class: "hint" }, word("noPathNowhere", from)),
    ];
  }

  function byChoice() {
    const choices = [
      ["steps", "bySteps"],
      ["effort", "byEffort"],
    ].map(([by, label]) => toggle(`by-${by}`, word(label), state.by === by, () => go({ by })));
    return el("div", { class: "group", role: "group", "aria-label": word("by") }, choices);
  }

  function wayParts(way, held) {
    const taken = steps(model, view, way, held);
    const months = pathMonths(taken);
    const between = pathEffort(model, way);
    const mine = taken.reduce((sum, step) => sum + step.gap.effort, 0);
    const sum = [
      word("pathSum", taken.length),
      between === null
        ? word("effortUnknown")
        : word("effortSum", between) + (mine < between ? `, ${word("forYou", mine)}` : ""),
    ];
    if (months !== null) sum.push(word("months", months));
    const stops = way.map((role, place) =>
      el(
        "li",
        { class: role === state.to ? "goal" : null },
        place ? moveText(taken[place - 1], way.slice(0, place)) : null,
        el("p", { class: "stop" }, roleLink(role)),
      ),
    );
    return [el("p", { class: "sum" }, sum.join(" · ")), el("ol", { class: "way" }, stops)];
  }

  function moveText(step, before) {
    const { kind, months } = step.move;
    const facts = [word(kind || "move")];
    if (months) facts.push(word("months", months));
    const isKnown = step.gap.coverage !== null;
    facts.push(isKnown ? word("effortSum", step.gap.effort) : word("effortUnknown"));
    const asked = openConditions(model, before, step.move.target, step.move);
    const essential = (item) => item.necessity === "essential";
    const learn = step.gap.missing.filter(essential);
    const raise = step.gap.below.filter(essential);
    const line = (name, items) =>
      items.length
        ? el("p", { class: name }, el("span", { class: "tag" }, word(name)), " ", inLine(items, takes))
        : null;
    return el(
      "div",
      { class: "move" },
      el("p", { class: "facts" }, facts.join(" · ")),
      line("learn", learn),
      line("raise", raise),
      asked.length ? el("p", { class: "asked" }, word("asksFor", asked.join("; "))) : null,
      learn.length || raise.length || !isKnown ? null : el("p", { class: "hint" }, word("nothing")),
    );
  }

  /* The items of a gap in one line; a choice has commas of its own. */
  function inLine(items, textOf) {
    return items.map(textOf).join(items.some((item) => groupOf(model, item.skill)) ? "; " : ", ");
  }

  function takes(item) {
    if (!item.level) return skillText(item.skill);
    const own = ownLevel(model, item.skill, item.level, view.language);
    const name = own && own.name ? `, ${own.name}` : "";
    return `${skillText(item.skill)} (${item.have ? `${item.have} → ` : ""}${item.need}${name})`;
  }

  /* The ladder */

  function ladderSection(focus, way, held, isSomebody) {
    if (!model.moves.length) return null;
    const part = surroundings(model, view, focus);
    const size = part.rows.flat().length;
    const inside = part.moves.length
      ? [ladderPicture(part, way, held, isSomebody), legend(part, way)]
      : [el("p", { class: "hint" }, word("noMoves"))];
    return el(
      "section",
      { "aria-labelledby": "ladder", class: "ladder" },
      heading("ladder", "ladder"),
      inside,
      part.hidden && size ? el("p", { class: "hint" }, word("hidden", part.hidden)) : null,
    );
  }

  const lineName = (kind) => (kind || "move").replace(" ", "-");

  function ladderPicture(part, way, held, isSomebody) {
    const drawn = place(part);
    const onWay = new Set((way || []).slice(1).map((role, index) => `${way[index]} ${role}`));
    const isOn = ({ move }) => onWay.has(`${move.source} ${move.target}`);
    // The path is drawn over the other moves.
    const lines = drawn.lines
      .sort((a, b) => isOn(a) - isOn(b))
      .map((line) => {
        const name = `line ${lineName(line.move.kind)}${isOn(line) ? " on" : ""}`;
        const tip = `url(#${isOn(line) ? "tip-on" : "tip"})`;
        return draw("path", { class: name, d: curve(line), "marker-end": tip });
      });
    const boxes = drawn.cells.map((cell) => box(cell, way || [], held, isSomebody));
    const edge = 8;
    const [width, height] = [drawn.width + 2 * edge, drawn.height + 2 * edge];
    const count = word("roleCount", drawn.cells.length);
    return el(
      "div",
      { class: "scroll" },
      draw(
        "svg",
        {
          viewBox: `${-edge} ${-edge} ${width} ${height}`,
          width,
          height,
          class: width < few.fits ? "fits" : null,
          role: "group",
          "aria-label": word("ladderLabel", count),
        },
        draw("defs", {}, tip("tip"), tip("tip-on")),
        lines,
        boxes,
      ),
    );
  }

  function tip(id) {
    return draw(
      "marker",
      {
        id,
        class: id,
        viewBox: "0 0 8 8",
        refX: 5,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: "userSpaceOnUse",
        orient: "auto-start-reverse",
      },
      draw("path", { d: "M 0 0 L 8 4 L 0 8 z" }),
    );
  }

  function box(cell, way, held, isSomebody) {
    const { role } = cell;
    const [x, y] = [cell.x - BOX.width / 2, cell.y];
    const total = model.totals[role];
    const { coverage } = measure(model, held, role);
    const names = ["box"];
    if (way.includes(role)) names.push("on");
    if (role === state.to) names.push("goal");
    if (role === state.from) names.push("stand");
    const lines = wrapped(roleText(role), 23);
    const shares = isSomebody && total > 0;
    const isUnknown = isSomebody && !total;
    const base = y + (isSomebody ? 26 : 35) - (lines.length - 1) * 8;
    const said = isUnknown ? word("unknown") : `${share(coverage ?? 0)} ${word("covered")}`;
    const label = roleText(role) + (isSomebody ? `, ${said}` : "");
    return draw(
      "a",
      { href: hashOf({ to: role }), class: names.join(" "), "aria-label": label },
      draw("title", {}, label),
      draw("rect", { x, y, width: BOX.width, height: BOX.height, rx: 8 }),
      lines.map((line, place) => draw("text", { x: cell.x, y: base + place * 16 }, line)),
      shares
        ? [
            draw("rect", { class: "track", x: x + 12, y: y + 49, width: BOX.width - 68, height: 5, rx: 2.5 }),
            draw("rect", {
              class: "fill",
              x: x + 12,
              y: y + 49,
              width: (BOX.width - 68) * coverage,
              height: 5,
              rx: 2.5,
            }),
            draw("text", { class: "share", x: x + BOX.width - 12, y: y + 55 }, share(coverage)),
          ]
        : null,
      isUnknown
        ? draw("text", { class: "share", x: x + BOX.width - 12, y: y + 55 }, word("unknownShort"))
        : null,
    );
  }

  function legend(part, way) {
    const kinds = [...new Set(part.moves.map((move) => move.kind || "move"))].sort();
    const entries = kinds.map((kind) =>
      el(
        "li",
        {},
        draw(
          "svg",
          { width: 28, height: 8, "aria-hidden": "true" },
          draw("path", { class: `line ${lineName(kind)}`, d: "M 0 4 L 28 4" }),
        ),
        word(kind),
      ),
    );
    if (way) {
      entries.push(
        el(
          "li",
          {},
          draw(
            "svg",
            { width: 28, height: 14, "aria-hidden": "true" },
            draw("rect", { class: "on-path", x: 1, y: 1, width: 26, height: 12, rx: 4 }),
          ),
          word("onPath"),
        ),
      );
    }
    return entries.length > 1 ? el("ul", { class: "legend" }, entries) : null;
  }

  /* The nearest roles */

  function directionChoice() {
    const known = DIRECTIONS.filter((direction) => direction !== "level" || model.zones.length || model.grades.length);
    const choices = known.map((direction) =>
      toggle(`direction-${direction}`, word(direction), state.direction === direction, () => go({ direction })),
    );
    return el("div", { class: "group", role: "group", "aria-label": word("direction") }, choices);
  }

  function nearestSection(held) {
    const direction = state.from === null ? "any" : state.direction;
    const every = rank(model, view, held, state.from, direction, state.from);
    const rows = every
      .slice(0, moreNearest)
      .map((entry) =>
        el(
          "li",
          {},
          roleLink(entry.role, { "aria-current": entry.role === state.to ? "true" : null }),
          meter(entry.fit),
          el("span", { class: "share", title: `${share(entry.coverage)} ${word("covered")}` }, share(entry.fit)),
          el("span", { class: "effort" }, word("effortSum", entry.effort)),
        ),
      );
    const nothing = direction === "any" ? "nothingNear" : "nothingThere";
    const more = () => {
      moreNearest += 4 * few.nearest;
      show();
    };
    return el(
      "section",
      { "aria-labelledby": "nearest" },
      heading("nearest", "nearest"),
      state.from === null ? null : directionChoice(),
      el("p", { class: "hint" }, word(rows.length ? "nearestText" : nothing)),
      rows.length ? el("ol", { class: "nearest" }, rows) : null,
      every.length > moreNearest
        ? el("button", { type: "button", class: "quiet", id: "more", onclick: more }, word("showMore"))
        : null,
    );
  }

  /* What the role is */

  function aboutSection() {
    const duties = [...model.answersFor[state.to]].sort(
      (a, b) => view.responsibilities[a] - view.responsibilities[b],
    );
    const required = requirementsOf(state.to).map(requiredRow);
    return el(
      "section",
      { "aria-labelledby": "about" },
      heading("about", "about"),
      el(
        "div",
        { class: "pair" },
        neighbourList("previousRoles", "into", "source"),
        neighbourList("nextRoles", "out", "target"),
      ),
      duties.length ? el("h3", {}, word("responsibilities")) : null,
      duties.length ? el("ul", { class: "duties" }, duties.map(dutyRow)) : null,
      el("h3", {}, word("requires")),
      required.length
        ? folded("required", el("ul", { class: "required" }, required), required)
        : el("p", { class: "hint" }, word("requiresNone")),
    );
  }

  function neighbourList(name, side, end) {
    const roles = [...new Set(model[side][state.to].map((move) => move[end]))];
    if (!roles.length) return null;
    roles.sort((a, b) => view.roles[a] - view.roles[b]);
    return el("p", {}, el("strong", {}, word(name)), " ", commaList(roles.map((role) => roleLink(role))));
  }

  function dutyRow(duty) {
    const thing = model.responsibilities[duty];
    const skills = [...model.drawsOn[duty]].sort((a, b) => view.skills[a] - view.skills[b]).map(skillText);
    return el(
      "li",
      {},
      el("span", { title: defined(thing) }, dutyText(duty)),
      skills.length ? el("small", {}, word("drawsOn", skills.join(", "))) : null,
    );
  }

  function requiredRow({ skill, level, necessity }) {
    const group = groupOf(model, skill);
    const about = group ? alternativesText(skill, group) : defined(model.skills[skill]);
    return el(
      "li",
      { class: necessity },
      el("span", { class: "name" }, skillText(skill)),
      model.levels.length && !group
        ? el("span", { class: "level" }, level ? levelText(level, skill) : word("anyLevel"))
        : null,
      el("span", { class: "tag" }, word(necessity === "essential" ? "essential" : "optionalOne")),
      level && looks(skill, level) ? el("small", { class: "looks" }, looks(skill, level)) : null,
      about ? el("small", {}, about) : null,
    );
  }

  /* The alternatives of a group, each with the level that is asked for. */
  function alternativesText(number, group) {
    const levels = new Map(group.alternatives);
    const said = (skill) => `${skillText(skill)}: ${levels.get(skill) ? levelText(levels.get(skill)) : word("anyLevel")}`;
    return model.levels.length ? skillsOf(model, view, number).map(said).join("; ") : null;
  }

  /* What a role requires: essential first, then by label. */
  function requirementsOf(role) {
    const rows = ["essential", "optional"].map((necessity) => {
      const flat = model[necessity][role];
      const found = [];
      for (let row = 0; row < flat.length; row += 2)
        found.push({ skill: flat[row], level: flat[row + 1], necessity });
      const order = byAsked(model, view);
      return found.sort((a, b) => order(a.skill, b.skill));
    });
    return rows.flat();
  }

  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("answer").focus();
  });
  addEventListener("hashchange", arrive);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
})();
