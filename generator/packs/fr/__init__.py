"""The pack `fr-FR`: contracts in French, between businesses, under French law."""
