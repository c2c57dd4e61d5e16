"""Pages, forms, languages, headers and error pages: what every slice's pages stand on."""
