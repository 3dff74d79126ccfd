"""Word: the contract tree as a .docx file."""
