"""Speed and memory of what the product promises, as ratios to a floor in the same run."""
