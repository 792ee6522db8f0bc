-- How many were deleted for the sake of another one.
SELECT count(*) FROM went;
