"""How readers are told of a deal in the shipped pack, for tests that hand it to an engine."""

from generator.packs.phrasing import phrasing_of

PHRASING = phrasing_of("en-US")
PHRASES = PHRASING.phrases
BANNER = PHRASING.say("review.banner")
