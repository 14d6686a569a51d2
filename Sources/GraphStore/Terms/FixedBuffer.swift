/// Memory that never changes and outlives every value that reads it.
///
/// Invariant: `base` points to `byteCount` bytes that no one writes after this object exists; they
/// are given back exactly once, by `deinit`. That makes sharing between threads safe.
package final class FixedMemory: @unchecked Sendable {
    package let base: UnsafeMutableRawPointer
    package let byteCount: Int
    private let release: @Sendable (UnsafeMutableRawPointer, Int) -> Void

    package init(
        base: UnsafeMutableRawPointer, byteCount: Int,
        release: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Void
    ) {
        self.base = base
        self.byteCount = byteCount
        self.release = release
    }

    deinit { release(base, byteCount) }
}

/// An immutable sequence of plain values in memory that is shared, not copied: the form in which
/// the dictionary and the indexes lie, built here or mapped from a file.
///
/// Invariant: `base` addresses `count` initialised elements inside `owner`'s memory, which `owner`
/// keeps alive and nobody writes. Every subscript and range is checked against `count`.
package struct FixedBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    private let owner: FixedMemory?
    @usableFromInline package let base: UnsafePointer<Element>?
    package let count: Int

    /// The empty buffer.
    package init() {
        owner = nil
        base = nil
        count = 0
    }

    /// Elements inside `owner`'s memory, from a byte offset on. Nil where they do not fit or are
    /// not aligned.
    package init?(owner: FixedMemory, byteOffset: Int, count: Int) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, count >= 0, byteOffset >= 0, bytes <= owner.byteCount,
            byteOffset <= owner.byteCount - bytes,
            byteOffset % MemoryLayout<Element>.alignment == 0
        else { return nil }
        self.owner = owner
        self.base = UnsafePointer(
            (owner.base + byteOffset).bindMemory(to: Element.self, capacity: count))
        self.count = count
    }

    /// A copy of an array's elements.
    package init(_ elements: [Element]) {
        var growable = GrowableBuffer<Element>(capacity: elements.count)
        for element in elements { growable.append(element) }
        self = growable.freeze()
    }

    @inline(__always)
    package subscript(index: Int) -> Element {
        guard let base else { preconditionFailure("an empty buffer has no elements") }
        precondition(index >= 0 && index < count, "index outside the buffer")
        return base[index]
    }

    /// The bytes of the elements, valid while the owner lives.
    package var rawBytes: (owner: FixedMemory?, bytes: UnsafeRawBufferPointer) {
        (owner, UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
    }

    /// The elements of a range as an array. Linear in its length.
    package func array(_ range: Range<Int>) -> [Element] {
        var result: [Element] = []
        append(range, to: &result)
        return result
    }

    /// Appends the elements of a range to an array. Linear in its length.
    @inline(__always)
    package func append(_ range: Range<Int>, to array: inout [Element]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the buffer")
        guard let base else { return }
        array.append(contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Gives the elements to `body` as a buffer that is valid only within the call.
    @inline(__always)
    package func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        withExtendedLifetime(owner) { body(UnsafeBufferPointer(start: base, count: count)) }
    }
}

extension FixedBuffer where Element: Comparable {
    /// The first position in an ascending range whose element is not below `value`.
    /// Logarithmic in the range's length.
    @inline(__always)
    package func lowerBound(of value: Element, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the buffer")
        guard let base else { return range.lowerBound }
        var low = range.lowerBound, length = range.count
        while length > 0 {
            let half = length / 2
            if base[low + half] < value {
                low += half + 1
                length -= half + 1
            } else {
                length = half
            }
        }
        return low
    }

    /// The positions in an ascending range that hold `value`. Logarithmic in the range's length,
    /// and in the result's where that is long.
    @inline(__always)
    package func equalRange(of value: Element, in range: Range<Int>) -> Range<Int> {
        equalRange(of: value, in: range, startingAt: lowerBound(of: value, in: range))
    }

    /// The run of `value` that starts at `low`, if there is one.
    @inline(__always)
    private func equalRange(of value: Element, in range: Range<Int>, startingAt low: Int) -> Range<Int> {
        guard let base else { return low..<low }
        let end = range.upperBound
        if low == end || base[low] != value { return low..<low }
        // Gallop: runs are short far more often than long.
        var step = 1
        var last = low
        while last + step < end, base[last + step] == value {
            last += step
            step *= 2
        }
        var high = min(last + step, end)
        while high - last > 1 {
            let middle = last + (high - last) / 2
            if base[middle] == value { last = middle } else { high = middle }
        }
        return low..<(last + 1)
    }

    /// The same as `equalRange(of:in:)`, searched outwards from a position where it is likely near:
    /// logarithmic in the distance.
    @inline(__always)
    package func equalRange(of value: Element, in range: Range<Int>, near hint: Int) -> Range<Int> {
        guard let base, hint > range.lowerBound, hint < range.upperBound else {
            return equalRange(of: value, in: range)
        }
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the buffer")
        if base[hint] >= value {
            // Only a short way back is worth trying.
            return equalRange(of: value, in: range.lowerBound..<(base[hint] == value ? range.upperBound : hint))
        }
        var step = 1
        var low = hint
        while low + step < range.upperBound, base[low + step] < value {
            low += step
            step *= 2
        }
        return equalRange(of: value, in: low..<range.upperBound, below: min(low + step + 1, range.upperBound))
    }

    /// The positions of `value` in a range, the first of which is below `limit`.
    @inline(__always)
    private func equalRange(of value: Element, in range: Range<Int>, below limit: Int) -> Range<Int> {
        let low = lowerBound(of: value, in: range.lowerBound..<limit)
        return equalRange(of: value, in: low..<range.upperBound, startingAt: low)
    }
}
