"""The law of the made-up pack."""
