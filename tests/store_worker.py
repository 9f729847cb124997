"""A second process for the store's tests: holds a store open, or adds articles until it is killed."""

from __future__ import annotations

import itertools
import sys

from graph_samples import article, claim, meeting

from kg.store import Store


def main(task: str, path: str) -> None:
    with Store.open(path, create=True) as store:
        if task == "hold":
            sys.stdout.write("open\n")
            sys.stdout.flush()
            sys.stdin.read()
            return
        for number in itertools.count():
            id = f"a{number}"
            store.add(article(id, text=f"Teks {number}."), [claim(article=id), meeting(id)])
            sys.stdout.write(f"{id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
