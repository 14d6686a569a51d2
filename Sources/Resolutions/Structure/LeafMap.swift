/// Collects what each stretch of the reading text was read as, and tells it for the file.
struct LeafMap {
    private struct Claim {
        var range: Range<Int>
        var role: Leaf.Role
    }

    private var claims: [Claim] = []

    mutating func claim(_ range: Range<Int>, as role: Leaf.Role) {
        if !range.isEmpty { claims.append(Claim(range: range, role: role)) }
    }

    /// The leaves of a stretch of the reading text (and of bracketed footnotes that were claimed):
    /// every character of the file in exactly one, in order. What nobody claimed is white space or
    /// unread. Sorting apart, linear.
    func leaves(of source: SourceText, in segment: Range<Int>, sourceRange: SourceRange) -> [Leaf] {
        var leaves: [Leaf] = []
        leaves.reserveCapacity(claims.count * 2 + source.removals.count)
        var run = source.runIndex(at: segment.lowerBound)
        let sorted = claims.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        var position = segment.lowerBound
        for claim in sorted where claim.range.lowerBound < segment.upperBound {
            let start = max(claim.range.lowerBound, position)
            let end = min(claim.range.upperBound, segment.upperBound)
            appendUnclaimed(position..<max(start, position), of: source, &run, to: &leaves)
            if start < end {
                append(start..<end, as: claim.role, of: source, &run, to: &leaves)
                position = end
            }
        }
        appendUnclaimed(position..<max(position, segment.upperBound), of: source, &run, to: &leaves)
        position = source.mainEnd
        for claim in sorted where claim.range.lowerBound >= source.mainEnd {
            let start = max(claim.range.lowerBound, position)
            guard start < claim.range.upperBound else { continue }
            append(start..<claim.range.upperBound, as: claim.role, of: source, &run, to: &leaves)
            position = claim.range.upperBound
        }
        for removal in source.removals where sourceRange.contains(removal.range) {
            leaves.append(Leaf(removal.role, removal.range))
        }
        leaves.sort { $0.range < $1.range }
        return filled(leaves, in: sourceRange)
    }

    /// Splits a range where reading text and file lose step, and appends a leaf for each part.
    ///
    /// - Parameter run: the run of the range before, which is not behind this one; gains that of this range.
    private func append(_ range: Range<Int>, as role: Leaf.Role, of source: SourceText, _ run: inout Int, to leaves: inout [Leaf]) {
        guard !range.isEmpty else { return }
        while run + 1 < source.runs.count, source.runs[run + 1].readingOffset <= range.lowerBound { run += 1 }
        var runIndex = run
        var start = range.lowerBound
        while start < range.upperBound {
            let next = runIndex + 1 < source.runs.count ? source.runs[runIndex + 1].readingOffset : source.bytes.count
            let end = min(next, range.upperBound)
            if end > start {
                let part = source.sourceRange(of: start..<end, inRun: runIndex)
                if start > range.lowerBound, let last = leaves.last, last.role == role, last.range.upperBound == part.lowerBound {
                    leaves[leaves.count - 1].range.upperBound = part.upperBound
                } else {
                    leaves.append(Leaf(role, part))
                }
            }
            start = end
            runIndex += 1
        }
    }

    private func appendUnclaimed(_ range: Range<Int>, of source: SourceText, _ run: inout Int, to leaves: inout [Leaf]) {
        var start = range.lowerBound
        while start < range.upperBound {
            let isSpace = ByteClass.isSpace(source.bytes[start])
            var end = start + 1
            while end < range.upperBound && ByteClass.isSpace(source.bytes[end]) == isSpace { end += 1 }
            // One leaf for unread words with the blanks between them.
            if !isSpace {
                var ahead = end
                while ahead < range.upperBound && source.bytes[ahead] != 0x0A {
                    ahead += 1
                    if !ByteClass.isSpace(source.bytes[ahead - 1]) { end = ahead }
                }
            }
            append(start..<end, as: isSpace ? .whiteSpace : .unread, of: source, &run, to: &leaves)
            start = end
        }
    }

    /// Gives what no leaf covers (the bodies of footnotes that nobody claimed) to unread leaves.
    private func filled(_ leaves: [Leaf], in sourceRange: SourceRange) -> [Leaf] {
        var result: [Leaf] = []
        result.reserveCapacity(leaves.count)
        var position = sourceRange.lowerBound
        for leaf in leaves where leaf.range.upperBound > position && leaf.range.lowerBound < sourceRange.upperBound {
            if leaf.range.lowerBound > position {
                result.append(Leaf(.unread, SourceRange(position, leaf.range.lowerBound)))
            }
            let start = max(leaf.range.lowerBound, position)
            result.append(Leaf(leaf.role, SourceRange(start, min(leaf.range.upperBound, sourceRange.upperBound))))
            position = leaf.range.upperBound
        }
        if position < sourceRange.upperBound {
            result.append(Leaf(.unread, SourceRange(position, sourceRange.upperBound)))
        }
        return result
    }
}
