"""Contract clause generator: answers in, a reasoned Word contract out."""

__all__ = ["__version__"]

__version__ = "0.1.0"
