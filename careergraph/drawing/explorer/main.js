/* The page: what the reader chose, in the address, and what follows from it, on the screen. */
(async () => {
  // A large page is made in steps, so that the browser is never long without an answer.
  const turn = () => new Promise((go) => setTimeout(go));
  const data = JSON.parse(byId("data").textContent);
  await turn();
  const model = readModel(data);
  await turn();
  const names = readNames(model);
  await turn();
  const kinds = /** @type {const} */ (["roles", "skills"]);
  const places = /** @type {const} */ (["to", "beside", "skill", "browse", "at"]);
  // What marks an entry of the history as one that this page wrote.
  const OURS = "careergraph";
  // In milliseconds: how long the indexes are worked on at a time.
  const SLICE = 8;
  // What the reader opened and folded, and asked to see more of.
  const kept = { opened: new Map(), whole: new Set(), further: { nearest: 0 }, said: { text: "" } };
  let state = readAddress(model, names, location.hash);
  let shown = "";

  /** Choosing a role is a step that the reader can take back; the rest only changes the address.
     @param {Partial<State>} change */
  function go(change, isStep = false) {
    const hash = addressOf(model, names, { ...state, ...change });
    if (isStep && hash !== location.hash) history.pushState(OURS, "", hash);
    else history.replaceState(OURS, "", hash);
    arrive();
  }

  /* Show what the address says; another place begins at its head. */
  function arrive() {
    const next = readAddress(model, names, location.hash);
    const isElsewhere = places.some((place) => next[place] !== state[place]);
    state = next;
    if (isElsewhere) {
      kept.further.nearest = 0;
      kept.whole.clear();
    }
    show();
    if (!isElsewhere) return;
    if (document.activeElement === document.body) document.querySelector("h1")?.focus({ preventScroll: true });
    if (!holdsPlace()) scrollTo({ top: 0, behavior: "instant" });
  }

  /* Whether the reader goes on where they are: among the letters and the ways to look around. */
  function holdsPlace() {
    return /^(browse|at)-/.test(document.activeElement?.id ?? "");
  }

  /* The page, whole. What has the focus keeps it, or leaves it to its heir. */
  function show() {
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    const page = pageOf(model, names, state, { ...kept, ...doing });
    shown = location.hash;
    const root = document.documentElement;
    root.lang = page.view.language;
    if (state.theme) root.dataset.theme = state.theme;
    else delete root.dataset.theme;
    const about = state.skill !== null ? page.skillText(state.skill) : state.to === null ? null : page.roleText(state.to);
    document.title = [about, titleOf(page)].filter(Boolean).join(" · ");
    byId("skip").textContent = page.word("skip");
    byId("top").replaceChildren(...topBar(page));
    byId("you").setAttribute("aria-label", page.word("can"));
    byId("you").replaceChildren(...sidePanel(page).filter(Boolean));
    byId("answer").replaceChildren(...answer(page));
    byId("foot").replaceChildren(el("p", {}, page.word("privacy"), " ", page.word("numbers")));
    byId("status").textContent = toldOf(page);
    if (byId(focused.id)) byId(focused.id).focus({ preventScroll: true });
    else byId(focused.dataset.heir ?? "")?.focus();
  }

  /** @param {Page} page */
  function answer(page) {
    const [head, ...parts] = answerParts(page).filter(Boolean);
    return [head, contentsOf(page, parts), ...parts].filter(Boolean);
  }

  /** @param {Page} page */
  function answerParts(page) {
    if (isOfSkill(page)) return skillAnswer(page);
    const near = page.isSomebody ? nearPart(page) : null;
    if (!isOfRole(page)) {
      const roles = listedRoles(model);
      const around = state.from !== null ? [state.from] : roles.length <= MOST_ROLES ? roles : [];
      return [welcome(page), near, browsePart(page), ladderPart(page, around)];
    }
    const focus = page.way || [...new Set([state.from, state.to])].filter((role) => role !== null);
    const about = aboutPart(page);
    return [
      roleHead(page),
      state.beside === null || state.beside === state.to ? null : comparePart(page, state.beside),
      isMeasured(page) ? gapPart(page) : about,
      isMeasured(page) ? planPart(page) : null,
      page.isSomebody ? pathPart(page) : null,
      ladderPart(page, focus),
      near,
      page.measured ? leveragePart(page) : null,
      page.measured ? about : null,
    ];
  }

  /** What answers to a text, as options for a picker, and how many more there are. A text that comes before the
     index is made gets no options yet, and `again` is called when there are some.
     @type {Doing["find"]} */
  function find(kind, query, again) {
    const view = model.views[state.language];
    const page = pageOf(model, names, { ...state, to: null }, { ...kept, ...doing });
    const index = indexes[kind];
    if (query && !index) {
      waiting = { kind, again };
      return { options: [], note: page.word("searching"), isWaiting: true };
    }
    const isListed = (/** @type {Found} */ each) => kind !== "roles" || model.listed[each.index];
    const all = index ? search(index, view[kind], query) : inOrder(view[kind]);
    const found = all.filter(isListed);
    const options = found.slice(0, few.options).map(({ index, label }) => {
      const family = kind === "roles" && view.families[view.family[index]];
      return { value: index, label: toldApart(page, kind, index), aside: label || family };
    });
    const rest = found.length - options.length;
    const note = rest ? page.word("more", page.amount(rest)) : options.length ? "" : page.word("nothingFound");
    return { options, note, isWaiting: false };
  }

  /* The indexes are made a few milliseconds at a time, so that the page stays free; the one that a reader waits
     for comes first. */
  const makers = { roles: indexing(model.roles), skills: indexing(model.skills) };
  /** @type {Partial<Record<Kind, SearchIndex>>} */
  const indexes = {};
  /** @type {{ kind: Kind; again: () => void } | null} */
  let waiting = null;
  function indexWhileFree() {
    const kind = waiting ? waiting.kind : kinds.find((each) => !indexes[each]);
    if (!kind) return;
    const end = performance.now() + SLICE;
    while (!indexes[kind] && performance.now() < end) {
      const { done, value } = makers[kind].next();
      if (done) indexes[kind] = value;
    }
    if (waiting && indexes[kind]) {
      const { again } = waiting;
      waiting = null;
      again();
    }
    setTimeout(indexWhileFree);
  }

  /** @type {Omit<Doing, keyof typeof kept>} */
  const doing = {
    go,
    show,
    find,
    say: (text) => {
      kept.said.text = text;
      byId("profile-note").textContent = text;
    },
    isNarrow: matchMedia("(max-width: 40rem)").matches,
    isBeside: matchMedia("(min-width: 60.01rem)").matches,
  };

  byId("skip").addEventListener("click", (/** @type {Event} */ event) => {
    event.preventDefault();
    byId("answer").focus();
  });
  /* Back and forward lead to another view; what the reader can do stays as they said it last. */
  addEventListener("popstate", (event) => {
    if (event.state !== OURS) return;
    const { own } = state;
    const there = readAddress(model, names, location.hash);
    history.replaceState(OURS, "", addressOf(model, names, { ...there, own }));
    arrive();
  });
  addEventListener("hashchange", () => {
    if (location.hash === shown) return;
    history.replaceState(OURS, "", location.hash);
    arrive();
  });
  /* On paper every part is open. */
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")].map((each) => /** @type {any} */ (each));
    for (const each of closed) {
      each.dataset.paper = "";
      each.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  history.replaceState(OURS, "", location.hash || "#");
  show();
  setTimeout(indexWhileFree, 50);
})();
