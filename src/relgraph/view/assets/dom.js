// Building the page's elements. Texts of the graph go in as text nodes, never as markup.

const byId = (id) => document.getElementById(id);

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Attributes that are functions listen: {onclick: ...}.
const element = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

const drawn = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

// A name or other text of unknown script, kept from turning the text around it.
const bidi = (text) => element("bdi", {}, text);

const button = (text, act, attributes = {}) =>
  element("button", { type: "button", onclick: act, ...attributes }, text);

// The address where it is one that a browser may open as a page, else null.
function webAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

const plural = (count, one, many = `${one}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

// A score with its sign: −2.5, 0.0, +3.0.
function signed(number) {
  const text = Math.abs(number).toFixed(1);
  if (text === "0.0") return text;
  return (number < 0 ? "−" : "+") + text;
}

const percent = (share) => `${Math.round(share * 100)} %`;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const within = (least, value, most) => Math.max(least, Math.min(most, value));

// What assistive technology is told of things that happen without a change of focus.
const say = (text) => { byId("spoken").textContent = text; };
