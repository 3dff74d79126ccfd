"""The template that a contract is filled into: its tags, its styles, and what is wrong with them."""
