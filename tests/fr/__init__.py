"""The pack `fr-FR`."""
