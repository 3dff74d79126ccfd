"""The questionnaire: completing answers, filling what is missing, and the interview, which has no screen."""
