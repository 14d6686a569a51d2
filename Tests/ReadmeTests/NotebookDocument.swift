import Foundation

/// A [Jupyter notebook](https://nbformat.readthedocs.io/en/latest/format_description.html) with the cells of a page of
/// the tutorial: its Python and what that prints, and the words between.
struct NotebookDocument {
    private var cells: [[String: Any]] = []

    /// - Parameters:
    ///   - page: Markdown; blocks of other languages than Python stay in the words.
    ///   - heading: where the notebook begins.
    ///   - preface: what stands before.
    init(page: String, from heading: String, preface: String) {
        add(words: preface)
        guard let start = page.range(of: heading) else { return }
        for (index, part) in page[start.lowerBound...].components(separatedBy: "```").enumerated() {
            if index.isMultiple(of: 2) {
                add(words: part)
            } else if part.hasPrefix("python\n") {
                cells.append([
                    "cell_type": "code", "execution_count": NSNull(), "id": "cell-\(cells.count)", "metadata": [String: Any](),
                    "outputs": [Any](), "source": Self.lines(String(part.dropFirst("python\n".count))),
                ])
            } else if part.hasPrefix("text\n"), let last = cells.lastIndex(where: { $0["cell_type"] as? String == "code" }) {
                cells[last]["outputs"] = [
                    ["name": "stdout", "output_type": "stream", "text": Self.lines(String(part.dropFirst("text\n".count)), keepsEnd: true)]
                ]
            }
        }
    }

    private mutating func add(words: String) {
        // Links between pages lead nowhere from here.
        let text = words.replacingOccurrences(of: "<doc:([A-Za-z]+)>", with: "$1.md", options: .regularExpression)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { return }
        cells.append(["cell_type": "markdown", "id": "cell-\(cells.count)", "metadata": [String: Any](), "source": Self.lines(text)])
    }

    /// Lines with their ends, as notebooks hold them.
    private static func lines(_ text: String, keepsEnd: Bool = false) -> [String] {
        var lines = text.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines.enumerated().map { $0.offset < lines.count - 1 || keepsEnd ? $0.element + "\n" : $0.element }
    }

    /// The notebook's file, the same bytes for the same page.
    func file() throws -> Data {
        let document: [String: Any] = [
            "cells": cells, "nbformat": 4, "nbformat_minor": 5,
            "metadata": ["kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"]],
        ]
        return try JSONSerialization.data(withJSONObject: document, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + Data("\n".utf8)
    }
}
