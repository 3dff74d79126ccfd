"""The law of France that deals lean on, as dated facts."""
