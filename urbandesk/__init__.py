"""UrbanDesk: city partnerships between Europe and China, planned on your own computer."""

__version__ = "0.1.0"
