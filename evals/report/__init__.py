"""One report of every measure: figures with their n, interval, command and origin, as HTML and as JSON."""
