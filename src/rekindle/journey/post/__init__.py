"""Messages waiting to go out: written in the same transaction as the act, carried by a worker."""
