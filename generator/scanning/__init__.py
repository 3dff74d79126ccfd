"""Scanning: a Word file from somebody else is looked through before anything opens it."""
