-- Which walks a list shows, newest day first: ids only, from the index.
SELECT id FROM walk ORDER BY day DESC, id DESC LIMIT :limit;
