"""What ships: steps, questions, themes, indicators and funding schemes."""
