"""The ontology as Turtle files; in a wheel this folder is the package `kg.ontology_files`."""
