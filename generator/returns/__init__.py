"""Returns: what became of a contract that went out: read, compared, checked, cleaned."""
