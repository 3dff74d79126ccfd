"""`python -m generator` is `clausegen`."""

from generator.cli import main

if __name__ == "__main__":
    main()
