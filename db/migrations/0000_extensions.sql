-- Trigrams find a title in spite of a typing slip. The extension is trusted: a database owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
