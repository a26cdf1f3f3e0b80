-- How many nodes and edges of each kind are there?
-- Parameters: none.
-- Columns: what ('node' or 'edge'), kind, count.
-- Order: nodes first, kind.
SELECT 'node', kind, count(*) FROM node GROUP BY kind
UNION ALL
SELECT 'edge', kind, count(*) FROM edge GROUP BY kind
ORDER BY 1 DESC, 2;
