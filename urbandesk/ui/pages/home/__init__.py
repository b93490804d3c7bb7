"""What needs a look when the day begins."""
