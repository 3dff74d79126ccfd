"""Contract clause generator: answers in, a reasoned Word contract out."""

__all__ = ["__version__"]

__version__ = "0.2.0.dev0"
