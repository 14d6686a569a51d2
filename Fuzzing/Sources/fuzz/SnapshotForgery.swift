/// Alters numbers in a snapshot file and makes every checksum right again, as somebody would who means
/// harm: what is behind the checksums is attacked, too.
enum SnapshotForgery {
    private static let headerLength = 64
    private static let chunkLength = 1 << 20

    /// Each six bytes of the recipe alter one place: three bytes where, one how, two what.
    static func forged(_ file: [UInt8], by recipe: [UInt8]) -> [UInt8] {
        var file = file
        for start in stride(from: 0, to: recipe.count - 5, by: 6) {
            let place = (Int(recipe[start]) | Int(recipe[start + 1]) << 8 | Int(recipe[start + 2]) << 16) % file.count
            let value = UInt64(recipe[start + 4]) | UInt64(recipe[start + 5]) << 8
            switch recipe[start + 3] % 8 {
            case 0: file[place] = UInt8(truncatingIfNeeded: value)
            case 1: put(UInt32(value), at: place & ~3, in: &file)
            case 2: put(value, at: place & ~7, in: &file)
            case 3: put(UInt32.max - UInt32(value), at: place & ~3, in: &file)
            case 4: put(UInt64.max - value, at: place & ~7, in: &file)
            case 5: put(read(place & ~7, of: file) &+ value, at: place & ~7, in: &file)
            case 6: put(read(place & ~7, of: file) &- value, at: place & ~7, in: &file)
            default: put(value << 32 | value, at: place & ~7, in: &file)
            }
        }
        seal(&file)
        return file
    }

    private static func put<Number: FixedWidthInteger>(_ number: Number, at place: Int, in file: inout [UInt8]) {
        let width = Number.bitWidth / 8
        guard place + width <= file.count else { return }
        for index in 0..<width { file[place + index] = UInt8(truncatingIfNeeded: number >> Number(index * 8)) }
    }

    private static func read(_ place: Int, of file: [UInt8]) -> UInt64 {
        guard place >= 0, place + 8 <= file.count else { return 0 }
        return (0..<8).reduce(0) { $0 | UInt64(file[place + $1]) << UInt64($1 * 8) }
    }

    /// Computes all checksums anew: of each mebibyte of each section, of the numbers, of the header.
    private static func seal(_ file: inout [UInt8]) {
        put(UInt64(file.count), at: 16, in: &file)
        let count = Int(clamping: read(24, of: file))
        let room = (file.count - headerLength) / 8
        guard count <= room else { return }
        func place(_ number: Int) -> Int { headerLength + number * 8 }
        var number = 1
        for _ in 0..<min(read(place(0), of: file), UInt64(room)) where number + 1 < count {
            let offset = Int(clamping: read(place(number), of: file))
            let length = Int(clamping: read(place(number + 1), of: file))
            number += 2
            guard offset <= file.count, length <= file.count - offset else { break }
            for start in stride(from: offset, to: offset + length, by: chunkLength) where number < count {
                put(checksum(file[start..<min(start + chunkLength, offset + length)]), at: place(number), in: &file)
                number += 1
            }
        }
        put(checksum(file[headerLength..<(headerLength + count * 8)]), at: 32, in: &file)
        put(checksum(file[0..<56]), at: 56, in: &file)
    }

    /// The checksum of the snapshot format, written once more on purpose: the store keeps its own to itself.
    private static func checksum(_ slice: ArraySlice<UInt8>) -> UInt64 {
        let bytes = Array(slice)
        let first: UInt64 = 0x9E37_79B9_7F4A_7C15, second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
        var lanes = [first, second, ~first, ~second]
        var position = 0
        while position + 64 <= bytes.count {
            for lane in 0..<4 {
                let a = read(position + lane * 16, of: bytes), b = read(position + lane * 16 + 8, of: bytes)
                lanes[lane] = mix(lanes[lane] ^ a, b ^ second) &+ first
            }
            position += 64
        }
        while position + 8 <= bytes.count {
            lanes[0] = mix(lanes[0] ^ read(position, of: bytes), second) &+ first
            position += 8
        }
        while position < bytes.count {
            lanes[0] = mix(lanes[0] ^ UInt64(bytes[position]), second) &+ first
            position += 1
        }
        let length = UInt64(bytes.count)
        return mix(mix(lanes[0] ^ length, lanes[1] ^ first) &+ first, mix(lanes[2] ^ second, lanes[3] ^ first) &+ second)
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ (a &<< 32 | a &>> 32)
    }
}
