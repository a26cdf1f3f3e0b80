"""What the kinds and relations mean: the vocabulary as data and pure functions over it."""
