RETURN $text, $flag, $nothing, reduce(joined = '', item IN $list | joined + CASE joined WHEN '' THEN '' ELSE '+' END + item)
