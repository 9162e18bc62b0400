/* Elements. Texts become text nodes, whatever is in them. */

const byId = (id) => document.getElementById(id);

function made(space, name, attributes, children) {
  const element = space ? document.createElementNS(space, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const el = (name, attributes = {}, ...children) => made(null, name, attributes, children);
const draw = (name, attributes = {}, ...children) =>
  made("http://www.w3.org/2000/svg", name, attributes, children);
