import Foundation
import Testing

/// What the limits of a sanitizer that the tests run under (`Scripts/sanitize` names it) do not let be tried.
public enum Sanitizer {
    private static let name = ProcessInfo.processInfo.environment["RESGRAPH_SANITIZER"]

    /// For tests that limit memory.
    public static let memoryCanBeLimited = ConditionTrait.disabled(if: name != nil, "a sanitizer needs all addresses")

    /// For tests that limit the size of files.
    public static let filesCanBeLimited = ConditionTrait.disabled(
        if: name == "thread", "ThreadSanitizer keeps its own tables in files")
}
