"""Selection: exactly one clause for each slot of the outline, and because of what."""
