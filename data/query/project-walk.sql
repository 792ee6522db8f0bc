-- The row of a walk.
INSERT OR REPLACE INTO walk (id, at_ms, offset, title, school, form, day, code, audience, closed_ms)
VALUES (:id, :at_ms, :offset, :title, :school, :form, :day, :code, :audience, :closed_ms);
