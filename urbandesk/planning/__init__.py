"""The method in plain Python: path through the steps, findings, totals."""
