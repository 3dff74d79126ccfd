"""Batch: many deals from JSON, one line of manifest each; a bad record never stops the others."""

from generator.batch.records import Record, read_records
from generator.batch.running import Batch, Outcome, run

__all__ = ["Batch", "Outcome", "Record", "read_records", "run"]
