import Foundation
import LinkedResolutions

/// Where results go. Unlike `print` it tells of a full disk: what is not written is no result.
enum StandardOutput {
    static func sink() -> FileDescriptorSink { FileDescriptorSink(STDOUT_FILENO, name: "standard output") }

    static func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) throws(OutputError) {
        let sink = sink()
        try sink.write(bytes.span)
        try sink.finish()
    }
}
