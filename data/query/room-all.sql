-- Which class each visit was in.
SELECT id, visit FROM room;
