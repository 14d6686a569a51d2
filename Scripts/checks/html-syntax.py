#!/usr/bin/env python3
"""Reads pages with html5lib in strict mode, which stops at every error of HTML's syntax.

usage: html-syntax.py FOLDER
"""
import pathlib
import sys

import html5lib


def main(folder):
    pages = sorted(pathlib.Path(folder).rglob("*.html"))
    faults = 0
    for page in pages:
        try:
            html5lib.HTMLParser(strict=True).parse(page.read_bytes())
        except html5lib.html5parser.ParseError as error:
            faults += 1
            print(f"{page}: {error}")
    print(f"{len(pages)} pages, {faults} with faults")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
