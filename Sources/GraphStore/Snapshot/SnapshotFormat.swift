/// The layout of a snapshot file: a header of 64 bytes, a list of 64-bit numbers that describes the
/// dataset, and the dataset's buffers as they lie in memory, each at a multiple of 64 bytes.
///
/// | offset | bytes | |
/// | --- | --- | --- |
/// | 0 | 8 | `RGX`, CR LF, control-Z, LF, 0: damaged by any conversion of text |
/// | 8 | 4 | byte order mark `0A0B0C0D` |
/// | 12 | 4 | version |
/// | 16 | 8 | length of the file |
/// | 24 | 8 | how many numbers follow the header |
/// | 32 | 8 | checksum of the numbers |
/// | 40 | 16 | 0 |
/// | 56 | 8 | checksum of the 56 bytes before |
///
/// The numbers begin with the sections: how many, and for each where it begins, counted from the first of
/// them, and its length. Then comes a checksum of each block of 64 KiB of the file from the first section on,
/// which begins at a multiple of that: so a block is made of whole pages of memory, and each can be held
/// against its checksum when it is first read (`SnapshotBlocks`).
enum SnapshotFormat {
    static let magic: [UInt8] = [0x52, 0x47, 0x58, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]
    static let byteOrderMark: UInt32 = 0x0A0B_0C0D
    static let version: UInt32 = 2
    static let headerLength = 64
    static let alignment = 64
    static let blockLength = 1 << 16

    /// How many blocks so many bytes of sections take.
    static func blockCount(_ length: Int) -> Int { (length + blockLength - 1) / blockLength }

    /// Where the first section begins behind so many numbers.
    static func sectionsStart(numberCount: Int) -> Int { blockCount(headerLength + numberCount * 8) * blockLength }

    static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

    /// A checksum by wide multiplication, 64 bytes a step in four independent lanes, so that it runs
    /// as fast as memory is read: a block takes a few microseconds. Called in a handler of a signal, so it takes no lock
    /// and allocates nothing.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let first: UInt64 = 0x9E37_79B9_7F4A_7C15, second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
        var a = first, b = second, c = ~first, d = ~second
        var position = 0
        while position + 64 <= bytes.count {
            a = mix(a ^ word(bytes, position), word(bytes, position + 8) ^ second) &+ first
            b = mix(b ^ word(bytes, position + 16), word(bytes, position + 24) ^ second) &+ first
            c = mix(c ^ word(bytes, position + 32), word(bytes, position + 40) ^ second) &+ first
            d = mix(d ^ word(bytes, position + 48), word(bytes, position + 56) ^ second) &+ first
            position += 64
        }
        while position + 8 <= bytes.count {
            a = mix(a ^ word(bytes, position), second) &+ first
            position += 8
        }
        while position < bytes.count {
            a = mix(a ^ UInt64(bytes[position]), second) &+ first
            position += 1
        }
        let length = UInt64(truncatingIfNeeded: bytes.count)
        return mix(mix(a ^ length, b ^ first) &+ first, mix(c ^ second, d ^ first) &+ second)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    }

    /// The two halves of the product, and the factor that a product with zero would lose.
    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ (a &<< 32 | a &>> 32)
    }
}
