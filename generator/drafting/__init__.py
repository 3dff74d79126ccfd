"""Drafting: the whole way from answers to a document, shared by draft, batch and wizard."""
