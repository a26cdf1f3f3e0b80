UNWIND range(1, 10000000000) AS number RETURN max(number)
