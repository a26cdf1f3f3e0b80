"""Names to nodes: agencies, divisions, projects and key results, with stated confidence."""
