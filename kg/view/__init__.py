"""The graph as one interactive page that needs no network and no other file."""

from kg.view.page import write_page
from kg.view.selection import Shown

__all__ = ["Shown", "write_page"]
