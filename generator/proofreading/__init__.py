"""Proofreading: the whole clause library, before any deal is drafted from it."""
