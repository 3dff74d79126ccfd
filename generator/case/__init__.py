"""The case: what happened after signing, what the contract makes of it, and what to do today."""
