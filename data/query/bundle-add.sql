-- A bundle that was taken in, or refused.
INSERT INTO bundle (bundle, sender, name, organization, file, digest, at_ms, made_ms, fresh, already, waiting,
                    reason)
VALUES (:bundle, :sender, :name, :organization, :file, :digest, :at_ms, :made_ms, :fresh, :already, :waiting,
        :reason)
RETURNING number;
