-- Which key results does no project support, by the ids alone?
-- Parameters: none.
-- Columns: id.
-- Order: none.
SELECT node.id
FROM node
WHERE node.kind = 'key_result'
    AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.target = node.key AND edge.kind = 'supports');
