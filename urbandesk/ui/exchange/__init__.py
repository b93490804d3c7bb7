"""Exchange: handing out, taking home, and the review of what came back."""
