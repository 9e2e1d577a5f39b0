// What the reader wants to see. `visible()` is every statement that passes.

const modalityNames = {
  asserted: "said to be so",
  prospective: "planned or possible",
  prescriptive: "called for",
};
const familyNames = {
  standing: "Standing",
  interaction: "Interactions",
  position: "Positions",
};
const tones = ["cooperative", "neutral", "conflictual"];

const present = (field) => new Set(statements.map((statement) => statement[field]));
const everything = () => ({
  type: present("type"),
  polarity: present("polarity"),
  modality: present("modality"),
  denied: true,
  confidence: 0,
  words: "",
});

const filters = everything();

function passes(statement) {
  return (
    filters.type.has(statement.type) &&
    filters.polarity.has(statement.polarity) &&
    filters.modality.has(statement.modality) &&
    (filters.denied || !statement.negated) &&
    statement.confidence >= filters.confidence &&
    filters.words.split(/\s+/).every((word) => statement.words.includes(word))
  );
}

let passed = new Set(statements);
const refilter = () => { passed = new Set(statements.filter(passes)); };
const among = (rows) => rows.filter((row) => passed.has(row));
