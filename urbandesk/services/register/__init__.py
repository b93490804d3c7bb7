"""Records: added, edited, linked, merged, thrown away and brought back."""
