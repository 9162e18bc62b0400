"""Ways in and out other than RDF."""
