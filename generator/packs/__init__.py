"""Packs: what each language and law bring to the program, one package for each."""
