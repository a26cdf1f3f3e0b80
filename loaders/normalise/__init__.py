"""Cells as printed in, clean values out: text, numbers, money, targets and codes."""
