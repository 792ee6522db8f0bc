-- Every word of the search index with its record and its place in the text.
SELECT term, doc, "offset" FROM word_place;
