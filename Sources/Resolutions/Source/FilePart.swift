/// Where a stretch of a file begins.
public struct FilePart: Hashable, Sendable {
    /// Of the stretch, in the file.
    public var bytesBefore: Int
    /// Code points, a byte-order mark and each character of CR LF included.
    public var charactersBefore: Int
    public var linesBefore: Int

    public init(bytesBefore: Int = 0, charactersBefore: Int = 0, linesBefore: Int = 0) {
        self.bytesBefore = bytesBefore
        self.charactersBefore = charactersBefore
        self.linesBefore = linesBefore
    }

    /// The start of what follows on these bytes. Linear.
    public func advanced(by bytes: ArraySlice<UInt8>) -> FilePart {
        var part = self
        part.bytesBefore += bytes.count
        for byte in bytes {
            if byte & 0xC0 != 0x80 { part.charactersBefore += 1 }
            if byte == 0x0A { part.linesBefore += 1 }
        }
        return part
    }
}
