import Markup
import Resolutions

extension ComparisonReport {
    /// The comparison as a page that needs nothing else: both texts side by side, deleted words marked
    /// at the left and inserted ones at the right; for light and dark screens, and for paper.
    public func html() -> String {
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped("\(old.label) – \(new.label)"))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(Self.escaped(old.label)) <span aria-hidden="true">→</span> \(Self.escaped(new.label))</h1>
            <p>\(Self.escaped(summary)).
            <del>Deleted</del> and <ins>inserted</ins> words are marked.</p>
            </header>
            <main>
            <table>
            <thead>
            <tr><th scope="col">Change</th><th scope="col">\(Self.name(of: old))</th><th scope="col">\(Self.name(of: new))</th></tr>
            </thead>

            """
        page += "<tbody>\n"
        for row in rows {
            // Each heading begins a group of rows.
            if row.part == .heading || row.part == .annex { page += "</tbody>\n<tbody>\n" }
            page += html(row)
        }
        page += "</tbody>\n</table>\n</main>\n</body>\n</html>\n"
        return page
    }

    private func html(_ row: Row) -> String {
        let isHeading = row.part == .heading || row.part == .annex
        var change = "<span class=\"type\">\(row.type.rawValue)</span>"
        switch row.part {
        case .clause, .heading, .annex: break
        case .numberLine, .title, .history, .formula, .footnote, .frontMatter:
            change += "<br><small>\(row.part.rawValue)</small>"
        }
        if let confidence = row.confidence {
            change += "<br><small>confidence \(ComparisonTable.decimal(confidence))</small>"
        }
        let left = cell(row.oldPlace, row, without: .inserted, old.language)
        let right = cell(row.newPlace, row, without: .deleted, new.language)
        let kind = "\(row.type.rawValue)\(isHeading ? " heading" : "")"
        return "<tr class=\"\(kind)\"><th scope=\"row\">\(change)</th>\(left)\(right)</tr>\n"
    }

    private func cell(_ place: String?, _ row: Row, without hidden: WordDifference.Kind, _ language: String) -> String {
        guard let place else { return "<td></td>" }
        var words = ""
        for stretch in row.difference.stretches where stretch.kind != hidden {
            let text = Self.escaped(stretch.text)
            switch stretch.kind {
            case .kept: words += text
            case .deleted: words += "<del>\(text)</del>"
            case .inserted: words += "<ins>\(text)</ins>"
            }
        }
        let number = place.isEmpty ? "" : "<b>\(Self.escaped(place))</b> "
        return "<td lang=\"\(Self.escaped(language))\">\(number)\(words)</td>"
    }

    private static func name(of text: Text) -> String {
        "\(escaped(text.label))<br><small>\(escaped(text.file))</small>"
    }

    private static func escaped(_ text: String) -> String { MarkupText.escaped(text, for: .html) }

    private static let style = """
        :root { color-scheme: light dark; --text: #1b1b1b; --back: #ffffff; --line: #d0d0d0; --faint: #5f5f5f;
          --deleted: #9b1c1c; --deleted-back: #fde8e8; --inserted: #14532d; --inserted-back: #dcf5e3; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6e6e6; --back: #161616; --line: #3c3c3c; --faint: #a3a3a3;
            --deleted: #fca5a5; --deleted-back: #4a1717; --inserted: #86efac; --inserted-back: #123d22; } }
        body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--back); color: var(--text);
          font: 1rem/1.5 Georgia, "Times New Roman", serif; }
        h1 { font-size: 1.3rem; }
        header p, th, small { font-family: system-ui, sans-serif; }
        table { border-collapse: collapse; table-layout: fixed; width: 100%; }
        th, td { border-top: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top;
          overflow-wrap: anywhere; }
        th:first-child { width: 7rem; font-size: .8rem; font-weight: normal; color: var(--faint); }
        thead th { font-size: .9rem; position: sticky; top: 0; background: var(--back); }
        .heading td { font-style: italic; padding-top: 1rem; }
        .unchanged td { color: var(--faint); }
        .unchanged.heading td { color: inherit; }
        del { color: var(--deleted); background: var(--deleted-back); }
        ins { color: var(--inserted); background: var(--inserted-back); }
        @media print { body { max-width: none; } thead th { position: static; } tr { break-inside: avoid; } }
        """
}
