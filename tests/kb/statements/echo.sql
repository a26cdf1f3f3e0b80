SELECT :text, :flag, :nothing, (SELECT group_concat(value, '+') FROM json_each(:list));
