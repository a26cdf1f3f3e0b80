"""The base in the forms of other tools: graphs, tables, plans and budgets."""
