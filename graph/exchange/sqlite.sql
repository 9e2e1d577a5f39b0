-- The tables of `relgraph export --format sqlite`. Datasette shows foreign keys as links.

CREATE TABLE actors (
  id TEXT PRIMARY KEY, -- 'state/PAK'
  kind TEXT NOT NULL, -- state, org, person, group, place
  code TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE TABLE types (
  name TEXT PRIMARY KEY, -- 'Visit'
  label TEXT NOT NULL,
  definition TEXT NOT NULL,
  family TEXT NOT NULL,
  polarity TEXT NOT NULL,
  symmetric INTEGER NOT NULL,
  score REAL NOT NULL, -- from -10 (conflict) to 10 (cooperation)
  plover TEXT
);
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  authors TEXT,
  published_on TEXT,
  publisher TEXT,
  url TEXT,
  section TEXT,
  sha256 TEXT NOT NULL
);
CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  type TEXT NOT NULL REFERENCES types (name),
  negated INTEGER NOT NULL,
  modality TEXT NOT NULL,
  stance TEXT NOT NULL,
  topic TEXT,
  asserted_by TEXT REFERENCES actors (id),
  event_time TEXT,
  date TEXT, -- of the event, or else of the article
  confidence REAL NOT NULL,
  cue TEXT,
  sentence INTEGER NOT NULL,
  quote TEXT NOT NULL,
  quote_start INTEGER NOT NULL, -- code points of the article's text
  quote_end INTEGER NOT NULL
);
CREATE TABLE parties (
  statement TEXT NOT NULL REFERENCES statements (id),
  side TEXT NOT NULL CHECK (side IN ('source', 'target')),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  principal TEXT NOT NULL REFERENCES actors (id),
  PRIMARY KEY (statement, side, position)
);
CREATE TABLE contexts (
  statement TEXT NOT NULL REFERENCES statements (id),
  context TEXT NOT NULL,
  PRIMARY KEY (statement, context)
);
CREATE TABLE event_sets (
  id TEXT PRIMARY KEY,
  layout TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  licence TEXT
);
-- Records of event data sets: no article of this database says them, and they have no words.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  event_set TEXT NOT NULL REFERENCES event_sets (id),
  record TEXT NOT NULL, -- its identifier in the data set
  type TEXT NOT NULL REFERENCES types (name),
  code TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES actors (id),
  target TEXT NOT NULL REFERENCES actors (id),
  source_name TEXT NOT NULL,
  target_name TEXT NOT NULL,
  date TEXT NOT NULL,
  score REAL,
  publisher TEXT,
  url TEXT,
  UNIQUE (event_set, record)
);

CREATE INDEX statements_article ON statements (article);
CREATE INDEX statements_type ON statements (type);
CREATE INDEX statements_date ON statements (date);
CREATE INDEX parties_actor ON parties (actor);
CREATE INDEX parties_principal ON parties (principal);
CREATE INDEX events_date ON events (date);

-- Who towards whom, a row for each pair.
CREATE VIEW pairs AS
SELECT s.id AS statement, s.type, a.name AS source, pa.name AS source_principal,
  b.name AS target, pb.name AS target_principal, s.negated, s.modality, s.topic, s.date,
  s.confidence, s.quote, r.title AS article, r.publisher
FROM statements s
JOIN articles r ON r.id = s.article
JOIN parties x ON x.statement = s.id AND x.side = 'source'
JOIN parties y ON y.statement = s.id AND y.side = 'target' AND y.actor <> x.actor
JOIN actors a ON a.id = x.actor
JOIN actors pa ON pa.id = x.principal
JOIN actors b ON b.id = y.actor
JOIN actors pb ON pb.id = y.principal;

-- What texts affirm as actual, by dyad and month; both orders of a pair are one dyad.
CREATE VIEW dyad_months AS
SELECT MIN(x.principal, y.principal) AS first, MAX(x.principal, y.principal) AS second,
  SUBSTR(s.date, 1, 7) AS month, COUNT(DISTINCT s.id) AS statements,
  ROUND(AVG(t.score), 2) AS mean_score
FROM statements s
JOIN types t ON t.name = s.type
JOIN parties x ON x.statement = s.id AND x.side = 'source'
JOIN parties y ON y.statement = s.id AND y.side = 'target' AND y.principal <> x.principal
WHERE NOT s.negated AND s.modality = 'asserted' AND LENGTH(s.date) >= 7
GROUP BY 1, 2, 3;

CREATE VIRTUAL TABLE statements_fts
USING fts5 (quote, topic, content = 'statements', tokenize = 'porter unicode61');
