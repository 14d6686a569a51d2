/// The mentions of a passage, found by the token at which they start or behind which they end.
///
/// They stand in their order and do not overlap, so that both are found by halving.
struct MentionIndex: Sendable {
    let mentions: [AgentMention]

    init(_ mentions: [AgentMention] = []) { self.mentions = mentions }

    func starting(at token: Int) -> AgentMention? {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low < mentions.count && mentions[low].tokens.lowerBound == token ? mentions[low] : nil
    }

    func ending(at token: Int) -> AgentMention? {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.upperBound < token { low = middle + 1 } else { high = middle }
        }
        return low < mentions.count && mentions[low].tokens.upperBound == token ? mentions[low] : nil
    }
}
