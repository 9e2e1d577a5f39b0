// The panel of filters.

const lineSample = (tone) => {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  picture.setAttribute("class", "sample");
  picture.setAttribute("viewBox", "0 0 34 10");
  picture.setAttribute("aria-hidden", "true");
  line.setAttribute("class", `line ${tone}`);
  line.setAttribute("d", "M1 5H33");
  picture.append(line);
  return picture;
};

// A checkbox that lets statements through whose field has the value.
function choice(field, value, label, tone) {
  const box = element("input", {
    type: "checkbox",
    checked: filters[field].has(value),
    onchange: () => {
      if (box.checked) filters[field].add(value);
      else filters[field].delete(value);
      applyFilters();
    },
  });
  const count = countOf(statements.filter((statement) => statement[field] === value));
  return element(
    "label",
    { class: "choice" },
    box,
    tone ? lineSample(tone) : null,
    element("span", { class: "name", dir: "auto" }, label),
    element("span", { class: "number" }, count.toLocaleString("en")),
  );
}

const typesShown = () => [...new Map(types.map((type) => [type.type, type])).values()];

function familyGroup(family) {
  const members = typesShown().filter((type) => type.family === family);
  if (!members.length) return null;
  const set = (isShown) => {
    for (const { type } of members) filters.type[isShown ? "add" : "delete"](type);
    showFilters();
    applyFilters();
  };
  return element(
    "details",
    { class: "family", open: true },
    element("summary", {}, familyNames[family]),
    element(
      "div",
      { class: "actions" },
      button("All", () => set(true), { "aria-label": `All ${familyNames[family].toLowerCase()}` }),
      button("None", () => set(false), { "aria-label": `No ${familyNames[family].toLowerCase()}` }),
    ),
    members.map((type) => choice("type", type.type, type.label, type.polarity)),
  );
}

function confidenceSlider() {
  const told = element("span", { class: "number" }, `${Math.round(filters.confidence * 100)} %`);
  const slider = element("input", {
    type: "range",
    id: "confidence",
    min: "0",
    max: "100",
    step: "5",
    value: Math.round(filters.confidence * 100),
    oninput: () => {
      filters.confidence = Number(slider.value) / 100;
      told.textContent = `${slider.value} %`;
      applyFilters();
    },
  });
  return element(
    "fieldset",
    {},
    element("label", { class: "choice", for: "confidence" }, element("span", { class: "name" }, element("strong", {}, "Confidence at least")), told),
    slider,
  );
}

function deniedChoice() {
  const box = element("input", {
    type: "checkbox",
    checked: filters.denied,
    onchange: () => {
      filters.denied = box.checked;
      applyFilters();
    },
  });
  const count = countOf(statements.filter((statement) => statement.negated));
  return element("label", { class: "choice" }, box, element("span", { class: "name" }, "show denied"), element("span", { class: "number" }, String(count)));
}

function resetFilters() {
  Object.assign(filters, everything());
  byId("search").value = "";
  showFilters();
  applyFilters();
}

function showFilters() {
  const options = (field, names, values) =>
    values.filter((value) => present(field).has(value)).map((value) => choice(field, value, names[value], field === "polarity" ? value : null));
  const toneNames = Object.fromEntries(tones.map((tone) => [tone, tone]));
  byId("filter-controls").replaceChildren(
    element("fieldset", {}, element("legend", {}, "Polarity"), options("polarity", toneNames, tones)),
    element("fieldset", {}, element("legend", {}, "How it is said"), options("modality", modalityNames, Object.keys(modalityNames)), deniedChoice()),
    confidenceSlider(),
    ...Object.keys(familyNames).map(familyGroup).filter(Boolean),
    element("div", { class: "actions" }, button("Reset filters", resetFilters)),
  );
}
