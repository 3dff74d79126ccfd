"""The rules of advice for deals under French law."""
