"""What the forms share: reading lists of lines, plans, totals."""
