-- What came of an order here.
INSERT INTO orders (id, state) VALUES (:id, :state)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state;
