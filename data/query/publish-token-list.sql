-- Which notes have copies, and what these are named by.
SELECT memo, audience, token FROM publish_token;
