import MessageDigests

extension TermTable {
    /// The same terms under the same numbers, with a table that depends on nothing but them.
    ///
    /// In memory the hashes have a seed drawn at random, so that nobody can make up terms that all fall into one
    /// place. A file with such a table would have other bytes from run to run. Here the seed follows from the terms by
    /// SHA-256: as hard to aim at, and the same wherever the file is written.
    ///
    /// Linear; for each term one hash and one write at a place anywhere in the table.
    func reproducible() -> TermTable {
        let seed = contentSeed()
        var slots = GrowableBuffer<UInt64>(repeating: 0, count: TermTableBuilder.slotCount(terms: count))
        for number in 0..<count {
            let hash = withText(number) { TermTableBuilder.hash($0, class: classes[number], seed: seed) }
            TermTableBuilder.put(UInt64(hash) << 32 | UInt64(number + 1), into: &slots)
        }
        return TermTable(
            bytes: bytes, ends: ends, classes: classes, slots: slots.freeze(), seed: seed,
            blankNodeInitials: blankNodeInitials)
    }

    /// The first eight bytes of the SHA-256 of all texts, where each ends, and their classes.
    private func contentSeed() -> UInt64 {
        var digest = MessageDigest(.sha256)
        bytes.withElements { digest.update($0.span.bytes) }
        ends.withElements { digest.update($0.span.bytes) }
        classes.withElements { digest.update($0.span.bytes) }
        return digest.finish()[..<8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
