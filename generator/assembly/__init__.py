"""Assembly: the chosen clauses, filled and numbered, as a tree that knows nothing of Word."""
