"use strict";
// Two more ways of showing an answer on the query page: bars, and a graph of who stands with whom.
(() => {
  const MOST_BARS = 200;
  const MOST_LINES = 500;
  const prefixes = Object.entries(JSON.parse(document.getElementById("ontology").textContent).prefixes);
  // A canvas knows no light-dark(): the colour is asked of an element that has it.
  const colour = (name, within) => {
    const probe = within.appendChild(document.createElement("span"));
    probe.style.color = `var(${name})`;
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const shortened = (text) => {
    const [name, iri] = prefixes
      .filter(([, each]) => text.startsWith(each))
      .sort((one, other) => other[1].length - one[1].length)[0] || ["", ""];
    const rest = text.slice(iri.length);
    try {
      return iri ? `${name}:${decodeURIComponent(rest)}` : text;
    } catch {
      return `${name}:${rest}`; // a lone % is no code of a character
    }
  };
  const words = (term) => (term ? (term.type === "uri" ? shortened(term.value) : term.value) : "");
  const isNumber = (term) => !term || /#(integer|decimal|double|float)$/.test(term.datatype || "");
  const element = (name, kind, text = "") => {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  };
  // Which columns hold numbers in every row, and which hold names.
  const parted = (results) => {
    const rows = (results && results.getBindings()) || [];
    const columns = rows.length ? results.getVariables() : [];
    const numeric = columns.filter((each) => rows.some((row) => row[each]) && rows.every((row) => isNumber(row[each])));
    return { rows, numeric, named: columns.filter((each) => !numeric.includes(each)) };
  };

  class Drawing {
    constructor(yasr) {
      this.yasr = yasr;
      this.priority = 0; // the table is shown first
    }
    getIcon() {
      return element("span", "drawing-icon", this.icon);
    }
    show(...parts) {
      const box = element("div", `drawing ${this.kind}`);
      box.append(...parts);
      this.yasr.resultsEl.replaceChildren(box);
      return box;
    }
  }

  class Chart extends Drawing {
    label = "Chart";
    kind = "chart";
    icon = "▤";
    canHandleResults() {
      return parted(this.yasr.results).numeric.length > 0;
    }
    draw() {
      const { rows, numeric, named } = parted(this.yasr.results);
      const [column] = numeric;
      const most = Math.max(...rows.map((row) => Math.abs(Number(row[column]?.value || 0)))) || 1;
      const bars = element("ol", "bars");
      for (const row of rows.slice(0, MOST_BARS)) {
        const value = Number(row[column]?.value || 0);
        const bar = element("span", value < 0 ? "bar below" : "bar");
        bar.style.inlineSize = `${(60 * Math.abs(value)) / most}%`;
        const line = element("li", "");
        line.append(element("span", "name", named.map((each) => words(row[each])).join(" · ")), bar);
        line.append(element("span", "value", row[column]?.value || ""));
        bars.append(line);
      }
      const cut = rows.length > MOST_BARS ? `; the first ${MOST_BARS} of ${rows.length} rows` : "";
      this.show(element("p", "quiet", `${column}${cut}`), bars);
    }
  }

  class Graph extends Drawing {
    label = "Graph";
    kind = "graph";
    icon = "⚯";
    canHandleResults() {
      return this.lines().length > 0;
    }
    // The lines of a CONSTRUCT are its triples; those of a SELECT lead from its first column of
    // names to the second.
    lines() {
      const results = this.yasr.results;
      const triples = (results && results.getStatements && results.getStatements()) || [];
      if (triples.length) {
        return triples.map((each) => [each.subject, each.object, each.predicate].map((term) =>
          words({ type: term.termType === "NamedNode" ? "uri" : "literal", value: term.value })));
      }
      const { rows, numeric, named } = parted(results);
      const [from, to, other = numeric[0]] = named;
      return to
        ? rows.filter((row) => row[from] && row[to]).map((row) => [row[from], row[to], row[other]].map(words))
        : [];
    }
    draw() {
      const all = this.lines();
      const lines = all.slice(0, MOST_LINES);
      const names = [...new Set(lines.flatMap(([from, to]) => [from, to]))];
      const cut = all.length > MOST_LINES ? `; the first ${MOST_LINES} of ${all.length} lines` : "";
      const box = element("div", "network");
      this.show(element("p", "quiet", `${names.length} names${cut}`), box);
      const [ink, ground, line, accent] = ["--ink", "--surface", "--control", "--accent"].map((name) => colour(name, box));
      this.network = new vis.Network(
        box,
        {
          nodes: names.map((name, id) => ({ id, label: name.length > 40 ? `${name.slice(0, 39)}…` : name })),
          edges: lines.map(([from, to, label], id) => ({
            id, label: label.slice(0, 40), from: names.indexOf(from), to: names.indexOf(to),
          })),
        },
        {
          layout: { randomSeed: 1 },
          physics: { solver: "forceAtlas2Based", stabilization: { iterations: 200 } },
          nodes: { shape: "box", font: { color: ink }, color: { background: ground, border: accent } },
          edges: { arrows: "to", color: line, font: { color: ink, strokeColor: ground, size: 11 } },
        },
      );
    }
    destroy() {
      this.network?.destroy();
    }
  }

  Yasgui.Yasr.registerPlugin("chart", Chart);
  Yasgui.Yasr.registerPlugin("graph", Graph);
})();
