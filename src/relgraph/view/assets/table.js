// The same statements as a table: sortable, in pages, and what a screen reader reads.

const PAGE = 100;

// The words lead to their card.
function quoteButton(row) {
  const open = row.dyad ? { dyad: row.dyad.key } : { actor: row.source.key };
  return button(element("q", { dir: "auto" }, row.quote), () => choose(open), { class: "inline" });
}

const columns = [
  { name: "Date", value: when, show: (row) => when(row) || "undated", class: "number" },
  { name: "Source", value: (row) => row.source.label, show: (row) => party(row.source_label, row.source) },
  { name: "Target", value: (row) => row.target?.label ?? "", show: (row) => (row.target ? party(row.target_label, row.target) : "none") },
  { name: "Type", value: (row) => row.label, show: (row) => [row.label, " ", badges(row)] },
  { name: "Quote", value: (row) => row.quote, show: quoteButton, class: "quote" },
  { name: "Polarity", value: (row) => tones.indexOf(row.polarity), show: (row) => [lineSample(row.polarity), row.polarity], class: "number" },
  { name: "Topic", value: (row) => row.topic, show: (row) => bidi(row.topic) },
  { name: "Said by", value: (row) => row.asserted_by, show: (row) => bidi(row.asserted_by) },
  { name: "Confidence", value: (row) => row.confidence, show: (row) => `${Math.round(row.confidence * 100)} %`, class: "number" },
  { name: "Article", value: (row) => row.article_title, show: articleLine, class: "article" },
];

const order = { column: columns[0], down: false, page: 0 };

function compare(one, other) {
  const [a, b] = [order.column.value(one), order.column.value(other)];
  const step = typeof a === "number" ? a - b : a.localeCompare(b, "en");
  return (order.down ? -step : step) || (one.id < other.id ? -1 : 1);
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  order.page = 0;
  showTable();
  byId("table").querySelector("th[aria-sort] button").focus();
}

function headCell(column) {
  const direction = order.down ? "descending" : "ascending";
  const sorted = column === order.column ? { "aria-sort": direction } : {};
  return element("th", { scope: "col", ...sorted }, button(column.name, () => sortBy(column)));
}

const bodyRow = (row) =>
  element("tr", {}, columns.map((column) => element("td", { class: column.class ?? null }, column.show(row))));

function turnPage(step) {
  order.page += step;
  showTable();
  byId("table").scrollTop = 0;
}

function pageButtons(total) {
  const last = Math.ceil(total / PAGE) - 1;
  if (last < 1) return null;
  return element(
    "div",
    { class: "pages" },
    button("Previous", () => turnPage(-1), { disabled: order.page === 0 }),
    `page ${order.page + 1} of ${last + 1}`,
    button("Next", () => turnPage(1), { disabled: order.page === last }),
  );
}

function showTable() {
  const rows = [...passed].sort(compare);
  order.page = Math.min(order.page, Math.max(0, Math.ceil(rows.length / PAGE) - 1));
  const from = order.page * PAGE;
  const caption = `${plural(countOf(rows), "statement")}, sorted by ${order.column.name.toLowerCase()}`;
  byId("table").replaceChildren(
    ...[
      element(
        "table",
        { class: "statements" },
        element("caption", {}, caption),
        element("thead", {}, element("tr", {}, columns.map(headCell))),
        element("tbody", {}, rows.slice(from, from + PAGE).map(bodyRow)),
      ),
      pageButtons(rows.length),
    ].filter(Boolean),
  );
}
