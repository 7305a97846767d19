-- Up Migration

-- How many vectors the study has: of few, all are compared. None given by servers of an earlier version.
ALTER TABLE beleg_studies ADD COLUMN vectors integer;

-- Down Migration

ALTER TABLE beleg_studies DROP COLUMN vectors;
