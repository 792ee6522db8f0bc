-- The copy of :memo there will be named by :token, unless it is by another already.
INSERT OR IGNORE INTO publish_token (memo, audience, scope, token) VALUES (:memo, :audience, :scope, :token);
