"""The clause library: clauses, outlines and templates as files, parsed and checked by name."""
