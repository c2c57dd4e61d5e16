"""After the agreement: progress, confirmation, telling the person harmed, the report, closing."""
