"""The wizard: an interview in the terminal, generated from the models of the answers."""
