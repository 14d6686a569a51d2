/// How much work aligning two texts may be. What is beyond a limit is aligned less well, never left out.
public struct ComparisonLimits: Hashable, Sendable {
    /// How many counterparts are weighed for a component, the likeliest by their words.
    public var counterparts: Int
    /// How many components that are alike are assigned to each other optimally, in time cubic in their
    /// number; more are paired one after the other, the most alike first.
    public var assignment: Int

    public init(counterparts: Int = 16, assignment: Int = 128) {
        self.counterparts = max(counterparts, 1)
        self.assignment = max(assignment, 1)
    }
}
