#!/usr/bin/env python3
"""Expands every JSON-LD file of an export with pyld and compares it with the N-Quads file beside it.

usage: json-ld.py FOLDER
"""
import json
import pathlib
import sys

import rdflib
from pyld import jsonld


def no_network(url, options):
    raise RuntimeError(f"a document wants {url}")


def quads(text):
    data = rdflib.Dataset()
    data.parse(data=text, format="nquads")
    return {(s, p, o, str(g)) for s, p, o, g in data.quads((None, None, None, None))}


def main(folder):
    jsonld.set_document_loader(no_network)
    files = sorted(pathlib.Path(folder).glob("*.jsonld"))
    assert files, folder
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        found = quads(jsonld.to_rdf(document, {"format": "application/n-quads"}))
        assert found == quads(path.with_suffix(".nq").read_text(encoding="utf-8")), path
        print(f"{path.stem}: {len(found)} quads")


if __name__ == "__main__":
    main(sys.argv[1])
