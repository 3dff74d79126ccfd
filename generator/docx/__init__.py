"""Word files as such: parts, lines, tracked changes. Nothing here knows contracts."""
