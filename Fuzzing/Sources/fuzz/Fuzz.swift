import Foundation

// The two functions that libFuzzer's own `main` calls: `fuzz TARGET [libFuzzer's options] [FOLDER…]`;
// without a target they are listed.

/// Takes the target's name out of the arguments; the rest are libFuzzer's.
@c(LLVMFuzzerInitialize)
public func initializeFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let name = CommandLine.arguments.dropFirst().first ?? ""
    guard FuzzTarget.named(name) != nil else {
        for target in FuzzTarget.all { print(target.name + "\t" + target.abstract) }
        exit(name.isEmpty ? 0 : 2)
    }
    arguments.pointee[1] = arguments.pointee[0]
    arguments.pointee += 1
    count.pointee -= 1
    return 0
}

/// Reads one input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    FuzzTarget.current.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
