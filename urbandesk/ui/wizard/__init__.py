"""The plan wizard."""
