"""The questionnaire: pydantic models that are the questions, and reading them from JSON."""
