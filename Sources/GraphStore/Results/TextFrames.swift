/// What stands before and after the text of a term in a document, put together once and copied for each
/// term.
struct TextFrames: ~Copyable {
    /// Where the head and the tail of a frame lie; a frame without a head is not made yet.
    struct Frame: BitwiseCopyable {
        fileprivate var start = 0
        fileprivate var headCount = 0
        fileprivate var tailCount = 0

        var isMade: Bool { headCount > 0 }
    }

    private var bytes = GrowableBuffer<UInt8>(capacity: 512)

    /// Keeps a frame.
    ///
    /// - Parameter head: at least one byte.
    mutating func make(head: [UInt8], tail: [UInt8]) -> Frame {
        let frame = Frame(start: bytes.count, headCount: head.count, tailCount: tail.count)
        head.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        tail.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        // So that both can be copied sixteen bytes at a time.
        for _ in 0..<ByteOutput.stepSize { bytes.append(0) }
        return frame
    }

    @inline(__always)
    fileprivate func head(_ frame: Frame) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes.start + frame.start, count: frame.headCount)
    }

    @inline(__always)
    fileprivate func tail(_ frame: Frame) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes.start + frame.start + frame.headCount, count: frame.tailCount)
    }
}

extension ByteOutput {
    /// Appends a text in its frame, with its escapes if it needs any.
    ///
    /// Invariant: the frame is one of `frames`, whose bytes go on for `stepSize` behind each.
    @inline(__always)
    mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, in frame: TextFrames.Frame, of frames: borrowing TextFrames,
        _ escaping: Escaping?
    ) {
        append(text, between: frames.head(frame), and: frames.tail(frame), escaping)
    }
}
