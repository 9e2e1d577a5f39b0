// The same statements as a table: sortable, in pages, and what a screen reader reads.

const PAGE = 100;

// The words lead to their card.
function quoteButton(row) {
  const open = row.dyad ? { dyad: row.dyad.key } : { actor: row.source.key };
  const words = packed.hasQuotes ? element("q", { dir: "auto" }, quoteOf(row)) : "show";
  return button(words, () => choose(open), { class: "inline" });
}

const columns = [
  { name: "Date", value: when, show: (row) => when(row) || "undated", class: "number" },
  { name: "Source", value: (row) => row.source.label, show: (row) => party(row.sourceName, row.source) },
  { name: "Target", value: (row) => row.target?.label ?? "", show: (row) => (row.target ? party(row.targetName, row.target) : "none") },
  { name: "Type", value: (row) => row.kind.label, show: (row) => [row.kind.label, " ", badges(row)] },
  { name: "Quote", value: quoteOf, show: quoteButton, class: "quote" },
  { name: "Polarity", value: (row) => tones.indexOf(row.polarity), show: (row) => [lineSample(row.polarity), row.polarity], class: "number" },
  { name: "Topic", value: (row) => row.topic, show: (row) => bidi(row.topic) },
  { name: "Said by", value: (row) => row.speaker, show: (row) => bidi(row.speaker) },
  { name: "Confidence", value: (row) => row.confidence, show: (row) => percent(row.confidence), class: "number" },
  { name: "Article", value: (row) => row.article.article_title, show: articleLine, class: "article" },
];

const collator = new Intl.Collator("en");
const order = { column: columns[0], down: false, page: 0 };

function compare(one, other) {
  const [a, b] = [order.column.value(one), order.column.value(other)];
  const step = typeof a === "number" ? a - b : collator.compare(a, b);
  return (order.down ? -step : step) || one.place - other.place;
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  order.page = 0;
  showTable(selection);
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
  showTable(selection);
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

function showTable({ rows: passing, count }) {
  const isInOrder = order.column === columns[0] && !order.down;
  const rows = isInOrder ? passing : [...passing].sort(compare);
  order.page = Math.min(order.page, Math.max(0, Math.ceil(rows.length / PAGE) - 1));
  const from = order.page * PAGE;
  const caption = `${plural(count, "statement")}, sorted by ${order.column.name.toLowerCase()}`;
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

const tableView = { name: "table", label: "Table", isThere: true, mount: () => {}, show: showTable };
