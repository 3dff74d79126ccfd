"""The rules of advice under US law, one small question each, and the case that they read."""
