import Foundation
import Testing

/// `Scripts/test` runs all tests twice, in the debug and then in the release build.
public enum TwoBuilds {
    /// For tests that take long and whose outcome hangs on other programs, or on how often ours is started, and not on
    /// how it was compiled: where a run of the release build follows, they are left to that.
    public static let onceIsEnough = ConditionTrait.disabled(
        if: ProcessInfo.processInfo.environment["RESGRAPH_RELEASE_FOLLOWS"] != nil, "the run of the release build does this")
}
