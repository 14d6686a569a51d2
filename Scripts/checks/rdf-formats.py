#!/usr/bin/env python3
"""Reads every graph of an export with rdflib and compares the syntaxes.

usage: rdf-formats.py FOLDER

JSON-LD and TriG must hold the same quads as N-Quads, RDF/XML the same triples as N-Triples.
"""
import pathlib
import sys

import rdflib


def quads(path, syntax):
    data = rdflib.Dataset()
    data.parse(path, format=syntax)
    return {(s, p, o, str(g)) for s, p, o, g in data.quads((None, None, None, None))}


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.nq"))
    assert files, folder
    for path in files:
        expected = quads(path, "nquads")
        for suffix, syntax in [(".jsonld", "json-ld"), (".trig", "trig")]:
            assert quads(path.with_suffix(suffix), syntax) == expected, path.with_suffix(suffix)
        lines = set(rdflib.Graph().parse(path.with_suffix(".nt"), format="nt"))
        xml = set(rdflib.Graph().parse(path.with_suffix(".rdf"), format="xml"))
        assert xml == lines == {quad[:3] for quad in expected}, path
        print(f"{path.stem}: {len(expected)} quads, {len({quad[3] for quad in expected})} graphs")


if __name__ == "__main__":
    main(sys.argv[1])
