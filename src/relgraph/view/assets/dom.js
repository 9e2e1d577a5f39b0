// Building the page's elements. Texts of the graph go in as text nodes, never as markup.

const byId = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick" || name === "oninput" || name === "onchange") {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return made;
}

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

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
