"""Charts: plain rows in, a figure out."""
