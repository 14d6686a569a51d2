#!/usr/bin/env python3
"""Expands every JSON-LD file of an export or a site with pyld and compares it with the N-Quads or N-Triples
file beside it. A context is read from the folder, never from the network.

usage: json-ld.py FOLDER
"""
import json
import pathlib
import sys
import urllib.parse
import urllib.request

import rdflib
import rdflib.compare
from pyld import jsonld


def reader_of(folder):
    inside = folder.resolve().as_uri() + "/"

    def read(url, options):
        if not url.startswith(inside):
            raise RuntimeError(f"a document wants {url}")
        path = urllib.request.url2pathname(urllib.parse.urlparse(url).path)
        document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    return read


def quads(text):
    data = rdflib.Dataset()
    data.parse(data=text, format="nquads")
    return {(s, p, o, str(g)) for s, p, o, g in data.quads((None, None, None, None))}


def same_but_for_labels(*sets):
    """Whether the sets differ in the labels of blank nodes only; their named graphs have to be one."""
    if len({name for quads in sets for *_, name in quads}) > 1:
        return False
    graphs = [rdflib.Graph() for _ in sets]
    for graph, quads in zip(graphs, sets):
        for subject, predicate, object_, _ in quads:
            graph.add((subject, predicate, object_))
    return rdflib.compare.isomorphic(*graphs)


def main(folder):
    folder = pathlib.Path(folder)
    jsonld.set_document_loader(reader_of(folder))
    files = [path for path in sorted(folder.rglob("*.jsonld")) if path.name != "context.jsonld"]
    assert files, folder
    for path in files:
        document = json.loads(path.read_text(encoding="utf-8"))
        options = {"format": "application/n-quads", "base": path.resolve().as_uri()}
        found = quads(jsonld.to_rdf(document, options))
        beside = [path.with_suffix(suffix) for suffix in (".nq", ".nt") if path.with_suffix(suffix).exists()]
        expected = quads(beside[0].read_text(encoding="utf-8"))
        assert found == expected or same_but_for_labels(found, expected), path
        print(f"{path.stem}: {len(found)} quads")


if __name__ == "__main__":
    main(sys.argv[1])
