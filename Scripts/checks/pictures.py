#!/usr/bin/env python3
"""Opens pictures written for other programs with those programs.

usage: pictures.py FOLDER

Every NAME.mmd must be drawn by mermaid.js itself (mermaidx runs it), with every box that NAME.graphml has; every
NAME.graphml must give networkx and igraph the same boxes and lines.
"""
import html
import pathlib
import re
import sys

import igraph
import mermaidx
import networkx


def check_graphml(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    other = igraph.Graph.Read_GraphML(str(path))
    assert other.is_directed() and other.vcount() == len(graph) and other.ecount() == graph.number_of_edges(), path
    assert sorted(other.vs["id"]) == sorted(graph.nodes), path
    assert sorted(other.vs["label"]) == sorted(data["label"] for _, data in graph.nodes(data=True)), path
    assert sorted(other.es["weight"]) == sorted(data["weight"] for _, _, data in graph.edges(data=True)), path
    assert all(data["kind"] for _, data in graph.nodes(data=True)), path
    parents = {data["parent"] for _, data in graph.nodes(data=True) if "parent" in data}
    assert parents <= set(graph.nodes), path
    return graph


def check_mermaid(path, graph):
    picture = mermaidx.render(path.read_text(encoding="utf-8")).svg()
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", picture)).split())
    missing = [d["label"] for _, d in graph.nodes(data=True) if not all(word in words for word in d["label"].split())]
    assert not missing, (path, missing)


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.graphml"))
    assert files, folder
    for path in files:
        graph = check_graphml(path)
        check_mermaid(path.with_suffix(".mmd"), graph)
        print(f"{path.stem}: {len(graph)} boxes, {graph.number_of_edges()} lines")


if __name__ == "__main__":
    main(sys.argv[1])
