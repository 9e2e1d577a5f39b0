// Dates as the graph keeps them: "2021", "2021-03", "2021-03-05", or a text that is none of these.

const DAY = 86_400_000;
const isDate = (text) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);
const earliest = (text) => (text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);
const latest = (text) => (text.length === 4 ? `${text}-12-31` : text.length === 7 ? `${text}-31` : text);
const dayNumber = (text) => Math.floor(Date.parse(earliest(text)) / DAY);
const dayText = (number) => new Date(number * DAY).toISOString().slice(0, 10);

for (const statement of statements) {
  const told = when(statement);
  statement.isDated = isDate(told) && !Number.isNaN(dayNumber(told));
  if (statement.isDated) {
    statement.from = earliest(told);
    statement.until = latest(told);
    const length = told.length === 4 ? 365 : told.length === 7 ? 30 : 0;
    statement.day = dayNumber(told) + length / 2;
  }
}

// The whole of the time that statements tell of, in days.
const span = (() => {
  const days = statements.filter((statement) => statement.isDated).map((statement) => statement.day);
  if (!days.length) return null;
  let [first, last] = [days[0], days[0]];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first: Math.floor(first), last: Math.ceil(last) + 1 };
})();

function periodOf(rows) {
  const dated = rows.filter((row) => row.isDated).map(when).sort();
  if (!dated.length) return "undated";
  return dated[0] === dated.at(-1) ? dated[0] : `${dated[0]} to ${dated.at(-1)}`;
}
