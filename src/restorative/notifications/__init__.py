"""The outbox: mail and SMS, sending, retries and delivery state."""
