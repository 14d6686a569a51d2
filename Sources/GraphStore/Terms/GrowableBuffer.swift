#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Memory under construction: grows like an array, and becomes a `FixedBuffer` without a copy.
///
/// Invariant: `base` owns room for `capacity` elements, of which the first `count` are initialised.
/// The value cannot be copied, so nobody else holds the memory.
package struct GrowableBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    package private(set) var count: Int

    package init(capacity: Int = 0) {
        let byteCount = LargePages.fill(max(capacity, 16) * MemoryLayout<Element>.stride)
        self.capacity = byteCount / MemoryLayout<Element>.stride
        self.base = Self.allocate(byteCount: byteCount, capacity: self.capacity)
        self.count = 0
    }

    /// A buffer of `count` equal elements.
    package init(repeating element: Element, count: Int) {
        self.init(capacity: count)
        base.initialize(repeating: element, count: count)
        self.count = count
    }

    deinit { free(base) }

    private static func allocate(byteCount: Int, capacity: Int) -> UnsafeMutablePointer<Element> {
        guard let memory = malloc(byteCount) else {
            preconditionFailure("out of memory")
        }
        LargePages.prefer(for: memory, byteCount: byteCount)
        return memory.bindMemory(to: Element.self, capacity: capacity)
    }

    /// Makes room for `additional` more elements. Amortised constant per element.
    @inline(__always)
    private mutating func reserve(_ additional: Int) {
        if count + additional > capacity { grow(to: count + additional) }
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        // Doubling while small, half as much again when large: memory counts more there.
        let next = max(needed, capacity < (1 << 20) ? capacity * 2 : capacity + capacity / 2)
        let byteCount = LargePages.fill(next * MemoryLayout<Element>.stride)
        guard let memory = realloc(base, byteCount) else {
            preconditionFailure("out of memory")
        }
        LargePages.prefer(for: memory, byteCount: byteCount)
        capacity = byteCount / MemoryLayout<Element>.stride
        base = memory.bindMemory(to: Element.self, capacity: capacity)
    }

    @inline(__always)
    package mutating func append(_ element: Element) {
        reserve(1)
        base[count] = element
        count += 1
    }

    /// Appends the elements of a buffer.
    @inline(__always)
    package mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress, elements.count > 0 else { return }
        reserve(elements.count)
        (base + count).update(from: source, count: elements.count)
        count += elements.count
    }

    /// Appends up to `room` elements that `fill` writes from the given address on; it returns how many.
    ///
    /// Invariant that `fill` keeps: it writes nowhere else and at most `room` elements.
    @inline(__always)
    package mutating func append(room: Int, _ fill: (UnsafeMutablePointer<Element>) -> Int) {
        reserve(room)
        let written = fill(base + count)
        precondition(written >= 0 && written <= room, "wrote past the room")
        count += written
    }

    /// Drops what stands behind the first `count` elements.
    package mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= self.count, "cannot grow by truncating")
        self.count = count
    }

    @inline(__always)
    package subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "index outside the buffer")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "index outside the buffer")
            base[index] = newValue
        }
    }

    /// The start of the elements: valid until the next append.
    @inline(__always)
    package var start: UnsafeMutablePointer<Element> { base }

    /// The elements, from now on immutable. Room that was not used is given back.
    package consuming func freeze() -> FixedBuffer<Element> {
        let bytes = max(count, 1) * MemoryLayout<Element>.stride
        let memory = realloc(base, bytes) ?? UnsafeMutableRawPointer(base)
        let elements = count
        let owner = FixedMemory(base: memory, byteCount: bytes) { pointer, _ in free(pointer) }
        discard self
        return FixedBuffer(owner: owner, byteOffset: 0, count: elements) ?? FixedBuffer()
    }
}
