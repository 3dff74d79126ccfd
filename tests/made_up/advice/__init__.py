"""The rules of advice of the made-up pack."""
