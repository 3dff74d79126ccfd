"""Benchmarks: this generator and its peers on the same contract and answers, in turn. See README.md."""
