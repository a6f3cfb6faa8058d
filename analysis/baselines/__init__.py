"""Neutral baselines: what ordinary news would have called the same things."""
