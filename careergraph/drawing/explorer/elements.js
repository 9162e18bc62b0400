/* Elements. Texts become text nodes, whatever is in them. */

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** @param {string | null} space @param {string} name @param {Record<string, any>} attributes
   @param {Child[]} children @returns {any} */
function made(space, name, attributes, children) {
  const element = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  const all = /** @type {any[]} */ (children).flat(Infinity);
  element.append(...all.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** @param {string} name @param {Record<string, any>} attributes @param {Child[]} children @returns {any} */
const el = (name, attributes = {}, ...children) => made(null, name, attributes, children);

/** @param {string} name @param {Record<string, any>} attributes @param {Child[]} children @returns {any} */
const draw = (name, attributes = {}, ...children) =>
  made("http://www.w3.org/2000/svg", name, attributes, children);
