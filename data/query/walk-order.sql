-- Which walks a list shows, newest day first: ids only. Those of coaching cycles are shown there.
SELECT id FROM walk WHERE audience IS NOT 'pair' ORDER BY day DESC, id DESC LIMIT :limit;
