-- What the copy of :memo there is named by.
SELECT token FROM publish_token WHERE memo = :memo AND audience = :audience AND scope = :scope;
