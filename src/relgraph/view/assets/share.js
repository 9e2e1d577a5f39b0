// What the reader takes along: pictures, tables, a link, a citation.

const fileName = (end) => `relgraph-${state.view}.${end}`;

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A cell that a spreadsheet would take for a formula is marked as text.
function csvCell(value) {
  const told = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(told) && Number.isNaN(Number(told)) ? `'${told}` : told;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvColumns = {
  statement: (row) => row.id,
  date: when,
  source: (row) => row.source.label,
  source_key: (row) => row.source.id,
  named_source: (row) => row.sourceName,
  target: (row) => row.target?.label,
  target_key: (row) => row.target?.id,
  named_target: (row) => row.targetName,
  type: (row) => row.type,
  family: (row) => row.kind.family,
  polarity: (row) => row.polarity,
  score: (row) => row.score,
  negated: (row) => row.negated,
  modality: (row) => row.modality,
  topic: (row) => row.topic,
  said_by: (row) => row.speaker,
  confidence: (row) => row.confidence,
  contexts: (row) => row.contexts.join(" "),
  quote: quoteOf,
  article: (row) => row.article.article_title,
  published: (row) => row.article.article_date,
  publisher: (row) => row.publisher,
  address: (row) => row.article.article_url,
};

function writeCsv({ rows }) {
  const line = (cells) => cells.map(csvCell).join(",");
  const body = rows.map((row) => line(Object.values(csvColumns).map((read) => read(row))));
  return `\ufeff${[line(Object.keys(csvColumns)), ...body].join("\r\n")}\r\n`;
}

const factTexts = () =>
  [...byId("facts").content.querySelectorAll("dl > div")].map((fact) => `${fact.querySelector("dt").textContent}: ${fact.querySelector("dd").textContent}`);

// What is shown, of what, and how to see it again.
function citation() {
  const { rows, count } = selection;
  const sources = new Set(rows.map((row) => row.publisher).filter(Boolean)).size;
  const coverage = [plural(count, "statement"), plural(new Set(rows.map((row) => row.article)).size, "article"), ...(sources ? [plural(sources, "source")] : []), periodOf(rows)];
  return `${document.title} [knowledge graph]. ${[...factTexts(), `shown: ${coverage.join(", ")}`].join("; ")}. View: ${here() || "#"}`;
}

function showShare(title, words) {
  byId("share-title").textContent = title;
  byId("share-text").value = words;
  byId("share").showModal();
  byId("share-text").select();
}

async function copyShared() {
  byId("share-text").select();
  try {
    await navigator.clipboard.writeText(byId("share-text").value);
    say("Copied.");
    byId("share-copy").textContent = "Copied";
  } catch {
    say("The text is selected; copy it with the keyboard.");
  }
}

const shares = {
  "share-png": async () => save(await writePng(pictured()), fileName("png")),
  "share-svg": () => save(new Blob([writePicture(pictured()).text], { type: "image/svg+xml" }), fileName("svg")),
  "share-csv": () => save(new Blob([writeCsv(selection)], { type: "text/csv" }), fileName("csv")),
  "share-link": () => showShare("Link to this view", location.href.split("#")[0] + (here() || writtenState())),
  "share-cite": () => showShare("Cite this", citation()),
};

// A table is no picture: then the network is.
const pictured = () => (currentView().picture ? currentView() : networkView);

function startSharing() {
  for (const [id, act] of Object.entries(shares)) {
    byId(id).addEventListener("click", () => {
      byId("keep").open = false;
      act();
    });
  }
  byId("share-copy").addEventListener("click", copyShared);
}
