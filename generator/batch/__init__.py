"""Batch: many deals from JSON, one line of manifest each; a bad record never stops the others."""

from generator.batch.archive import Archive, archive_manifests
from generator.batch.cluster import cluster_workers
from generator.batch.crew import Crew
from generator.batch.drafting import draft_record
from generator.batch.earlier import shards_before
from generator.batch.local import get_ready, local_workers
from generator.batch.lock import lock_of, locked
from generator.batch.manifest import Manifest, manifests_of
from generator.batch.outcome import Made, Outcome
from generator.batch.pdfs import with_pdfs
from generator.batch.records import Record, read_records, shown
from generator.batch.rejects import Rejects
from generator.batch.replacing import refuse_other_input
from generator.batch.running import run
from generator.batch.settings import Batch, made_with, shards_for

__all__ = [
    "Archive",
    "Batch",
    "Crew",
    "Made",
    "Manifest",
    "Outcome",
    "Record",
    "Rejects",
    "archive_manifests",
    "cluster_workers",
    "draft_record",
    "get_ready",
    "local_workers",
    "lock_of",
    "locked",
    "made_with",
    "manifests_of",
    "read_records",
    "refuse_other_input",
    "run",
    "shards_before",
    "shards_for",
    "shown",
    "with_pdfs",
]
