import GraphStore

extension FuzzTarget {
    static let results = FuzzTarget(
        name: "results", abstract: "answers of an endpoint are read: JSON, XML, CSV or TSV by the first byte"
    ) { bytes in
        guard let first = bytes.first else { return }
        let format = ResultsFormat.allCases[Int(first) % ResultsFormat.allCases.count]
        guard case .solutions(let table) = try? ResultsReader.read(Array(bytes.dropFirst()), as: format) else { return }
        // Labels of blank nodes that no syntax carries are renamed by every reader.
        let isRenamed = table.rows.contains { row in
            row.contains { if case .blankNode(let node)? = $0 { node.label.hasPrefix("ill.") } else { false } }
        }
        guard !isRenamed else { return }
        for target in ResultsFormat.allCases where target != .csv {
            guard let written = try? ResultsWriter.document(table, as: target) else { continue }
            do {
                let again = try ResultsReader.read(written, as: target)
                require(again == .solutions(table), "\(format) written as \(target) reads back as the same table")
            } catch {
                require(false, "\(format) written as \(target) is read again: \(error)")
            }
        }
    }
}
