"""A made-up pack: Cyrillic script, a currency with three decimals, its own places and questions."""
