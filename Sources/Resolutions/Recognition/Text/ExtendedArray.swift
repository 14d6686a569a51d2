/// An array that a text extends: the elements that all texts share are never copied, however many texts put
/// their own behind them.
struct ExtendedArray<Element: Sendable>: RandomAccessCollection, Sendable {
    private let shared: [Element]
    private var added: [Element] = []

    init(_ shared: [Element] = []) { self.shared = shared }

    var startIndex: Int { 0 }
    var endIndex: Int { shared.count + added.count }

    subscript(index: Int) -> Element { index < shared.count ? shared[index] : added[index - shared.count] }

    mutating func append(_ element: Element) { added.append(element) }
}

/// A dictionary that a text extends, as `ExtendedArray`; what is shared cannot be replaced.
struct ExtendedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let shared: [Key: Value]
    private var added: [Key: Value] = [:]

    init(_ shared: [Key: Value] = [:]) { self.shared = shared }

    subscript(key: Key) -> Value? { shared[key] ?? (added.isEmpty ? nil : added[key]) }

    mutating func insert(_ value: Value, for key: Key) { added[key] = value }
}
