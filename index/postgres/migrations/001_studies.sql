-- Up Migration

-- One database holds the vectors of one encoder. The row is also what servers lock while they take a study in.
CREATE TABLE beleg_encoder (
  id text PRIMARY KEY,
  dimensions integer NOT NULL
);

CREATE TABLE beleg_studies (
  id text PRIMARY KEY,
  title text NOT NULL,
  passages integer NOT NULL,
  sections integer NOT NULL,
  file text,
  added_at timestamptz NOT NULL DEFAULT now(),
  -- Of the index: study, questions, encoder, terms and format.
  fingerprint text NOT NULL,
  -- The study as JSON.
  content text NOT NULL
);

-- What a term adds to the score of a passage that holds it.
CREATE TABLE beleg_postings (
  study text NOT NULL REFERENCES beleg_studies ON DELETE CASCADE,
  term text NOT NULL,
  passage text NOT NULL,
  score double precision NOT NULL,
  PRIMARY KEY (study, term, passage)
);

-- Down Migration

DROP TABLE beleg_postings;
DROP TABLE beleg_studies;
DROP TABLE beleg_encoder;
