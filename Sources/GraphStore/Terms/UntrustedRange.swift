extension Range<Int> {
    /// A range whose bounds were read from memory that may be a damaged file: cut to `0..<count`, and
    /// empty where it does not ascend. So no content of a file can lead outside of a buffer, nor stop the
    /// program before the file's checksums have been held against it.
    ///
    /// Two comparisons without a branch.
    @inline(__always)
    package init<Place: FixedWidthInteger & UnsignedInteger>(untrusted start: Place, _ end: Place, count: Int) {
        let high = Swift.min(UInt64(truncatingIfNeeded: end), UInt64(truncatingIfNeeded: count))
        let low = Swift.min(UInt64(truncatingIfNeeded: start), high)
        self.init(uncheckedBounds: (Int(truncatingIfNeeded: low), Int(truncatingIfNeeded: high)))
    }
}
