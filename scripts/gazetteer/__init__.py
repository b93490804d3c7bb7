"""What the gazetteer is made with: how names are chosen, and tables written by hand."""
