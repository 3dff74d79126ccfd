"""The pack `en-US`: American English, and the law of the United States."""
