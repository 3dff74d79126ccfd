"""Batch: many deals from JSON, one line of manifest each; a bad record never stops the others."""
