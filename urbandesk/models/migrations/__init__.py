"""Numbered steps that bring an older workspace file to today's schema."""
