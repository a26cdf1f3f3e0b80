"""The engines that are measured beside each other, each put the same questions."""
