"""What earlier contracts left for the next one: a person's own details, and their clients."""
