/// Numbers by pairs of numbers: open addressing with linear probing, a power of two slots, at most half of them
/// taken. A tenth of the cost of a dictionary, whose hash is made for keys from strangers.
package struct PairTable {
    private var keys: [UInt64]
    /// The value plus one; 0 where the slot is free.
    private var values: [UInt32]
    private var count = 0

    package init(minimumCapacity: Int = 32) {
        var slotCount = 64
        while slotCount < minimumCapacity * 2 { slotCount *= 2 }
        keys = Array(repeating: 0, count: slotCount)
        values = Array(repeating: 0, count: slotCount)
    }

    /// The value of a pair. Constant time on average.
    package subscript(first: Int, second: Int) -> UInt32? {
        let value = values[slot(of: PairTable.key(first, second))]
        return value == 0 ? nil : value - 1
    }

    /// Sets the value of a pair, which is below the highest number; gives back the value that it had.
    package mutating func set(_ first: Int, _ second: Int, _ value: UInt32) -> UInt32? {
        let key = PairTable.key(first, second)
        let slot = slot(of: key)
        let old = values[slot]
        keys[slot] = key
        values[slot] = value + 1
        if old != 0 { return old - 1 }
        count += 1
        if count * 2 > keys.count { grow() }
        return nil
    }

    /// Of numbers below 2³² each pair has a key of its own.
    private static func key(_ first: Int, _ second: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: first) << 32 | UInt64(truncatingIfNeeded: second)
    }

    /// Where the key stands, or would.
    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        var slot = Int(truncatingIfNeeded: product.high ^ product.low) & mask
        while values[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let oldKeys = keys, oldValues = values
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        values = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, value) in zip(oldKeys, oldValues) where value != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }
}
