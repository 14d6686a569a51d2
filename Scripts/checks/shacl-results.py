#!/usr/bin/env python3
"""Validates graphs with pySHACL and prints what does not conform, to be compared with another processor.

usage: shacl-results.py CASES.json

CASES.json is a list of objects with "shapes", "data" and perhaps "ontology" (Turtle). Prints a list of
lists of [focus node, value or null, component], each sorted.
"""
import json
import sys

import pyshacl
from rdflib import Graph
from rdflib.namespace import SH


def results(case):
    data = Graph().parse(data=case["data"], format="turtle")
    shapes = Graph().parse(data=case["shapes"], format="turtle")
    ontology = Graph().parse(data=case["ontology"], format="turtle") if case.get("ontology") else None
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, advanced=False)
    found = set()
    # Only the report's own results: a result for sh:node may hold others as its details.
    for result in report.objects(None, SH.result):
        value = report.value(result, SH.value)
        component = report.value(result, SH.sourceConstraintComponent)
        found.add((
            report.value(result, SH.focusNode).n3(),
            None if value is None else value.n3(),
            str(component).rpartition("#")[2],
        ))
    return sorted(([*row] for row in found), key=lambda row: [cell or "" for cell in row])


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps([results(case) for case in json.load(file)]))
