"""Reading PDF files: glyphs with their boxes, lines in reading order, furniture, page images."""
