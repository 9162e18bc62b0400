/* A combobox with a list of what answers to the text, by the pattern of the ARIA practices.
   `find` gives the options for a text, each with a label, an aside and a value, and a note on them. */

/** @param {PickerOptions} given */
function picker({ id, label, hint, value, find, choose, clear, clearLabel }) {
  /** @type {PickerOption[]} */
  let options = [];
  let active = -1;
  // Whether what answers is still to come, and the first of it is to be chosen then.
  let isWaiting = false;
  let isChosen = false;
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const note = el("p", { class: "note", id: `${id}-note`, role: "status" });
  const input = el("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: hint,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
    "aria-describedby": `${id}-note`,
  });
  input.value = value;

  const isOpen = () => !list.hidden;
  /** @param {string} query */
  function open(query) {
    const found = find(query, arrived);
    options = found.options;
    isWaiting = found.isWaiting;
    isChosen = false;
    list.replaceChildren(...options.map(optionElement));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(isOpen()));
    note.textContent = found.note;
    point(query && options.length ? 0 : -1);
  }
  function arrived() {
    if (!isWaiting || document.activeElement !== input) return;
    const isToChoose = isChosen;
    open(input.value);
    if (isToChoose && active >= 0) pick(active);
  }
  /** @param {PickerOption} option @param {number} place */
  function optionElement(option, place) {
    return el(
      "li",
      {
        id: `${id}-${place}`,
        role: "option",
        "aria-selected": "false",
        // The field keeps the focus while an option is pressed.
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => pick(place),
      },
      option.label,
      option.aside ? el("small", {}, option.aside) : null,
    );
  }
  /** @param {number} place */
  function point(place) {
    if (active >= 0 && list.children[active]) list.children[active].setAttribute("aria-selected", "false");
    active = place;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const chosen = list.children[active];
    chosen.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }
  function close() {
    isWaiting = false;
    list.hidden = true;
    note.textContent = "";
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }
  /** @param {number} place */
  function pick(place) {
    const option = options[place];
    close();
    input.value = value;
    choose(option.value);
  }
  /** @type {Record<string, () => void>} */
  const pressed = {
    ArrowDown: () => (isOpen() ? point((active + 1) % options.length) : open("")),
    ArrowUp: () => (isOpen() ? point(active <= 0 ? options.length - 1 : active - 1) : open("")),
    Enter: () => {
      if (isWaiting) isChosen = true;
      else if (isOpen() && active >= 0) pick(active);
    },
    Escape: () => {
      if (!isOpen()) input.value = "";
      else input.value = value;
      close();
    },
  };
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!pressed[event.key] || event.isComposing) return;
    event.preventDefault();
    pressed[event.key]();
  });
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => !isOpen() && open(""));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close();
    input.value = value;
  });
  return el(
    "div",
    { class: `picker ${id}` },
    el("label", { for: id }, label),
    el(
      "div",
      { class: "field" },
      input,
      clear
        ? el(
            "button",
            { type: "button", class: "clear", id: `${id}-clear`, "aria-label": clearLabel, onclick: clear, "data-heir": id },
            "×",
          )
        : null,
      list,
    ),
    note,
  );
}
