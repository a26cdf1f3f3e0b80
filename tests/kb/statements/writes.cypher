MATCH (node:Node) DETACH DELETE node
