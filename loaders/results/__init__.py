"""Results as an office fills them in: CSV and workbooks in, checked against the base; templates out."""
