/// How one value lies to another in an order.
public enum Ordering: Int8, Sendable {
    case less = -1
    case equal = 0
    case greater = 1

    @inlinable
    public init<Value: Comparable>(_ a: Value, _ b: Value) {
        self = a < b ? .less : a == b ? .equal : .greater
    }

    @inlinable
    public init<First: Comparable, Second: Comparable>(_ a: (First, Second), _ b: (First, Second)) {
        self = a < b ? .less : a == b ? .equal : .greater
    }

    /// From a number below, at or above zero.
    @inlinable
    public init(sign: Int) { self = sign < 0 ? .less : sign == 0 ? .equal : .greater }

    @inlinable
    public var reversed: Ordering {
        switch self {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }
}
