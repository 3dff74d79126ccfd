"""What French law offers to a freelancer who was not paid, for a case that has run out of letters."""
