-- A form that is being written.
SELECT text, at_ms, offset FROM draft WHERE place >= 'form:' AND place < 'form;' ORDER BY at_ms DESC, place;
