SELECT a FROM t WHERE b = :id AND c = ? AND d = $1 AND e = %(name)s AND f = %s AND g = ${h} AND i @> j AND k ? 'l';
SELECT arr[1], ARRAY[x, y], m.n[o:p], q -> 'r' FROM s;
