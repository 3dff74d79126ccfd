"""Batch: many deals from JSON, one line of manifest each; a bad record never stops the others."""

from generator.batch.drafting import Batch
from generator.batch.lock import locked
from generator.batch.manifest import Manifest, read_manifest
from generator.batch.outcome import Outcome
from generator.batch.pdfs import with_pdfs
from generator.batch.records import Record, read_records, shown
from generator.batch.running import run

__all__ = [
    "Batch",
    "Manifest",
    "Outcome",
    "Record",
    "locked",
    "read_manifest",
    "read_records",
    "run",
    "shown",
    "with_pdfs",
]
