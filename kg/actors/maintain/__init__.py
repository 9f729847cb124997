"""The maintainers' script that writes the tables of the world's actors: `python -m kg.actors.maintain`."""
