/// The agents of the issuer's own organization, and the issuer.
///
/// A class, made once for a text: every reader of roles holds it.
final class OwnAgents: Sendable {
    /// The body in whose name the text speaks.
    let issuer: Int?
    private let organization: Int?
    private let table: AgentTable

    init(issuer: Int?, organization: Int?, table: AgentTable) {
        self.issuer = issuer
        self.organization = organization
        self.table = table
    }

    /// Whether an agent is the issuer, a body above it, or of its organization.
    func contains(_ agent: Int) -> Bool {
        if let issuer, agent == issuer || table.ancestors[issuer].contains(agent) { return true }
        guard let organization, agent < table.ancestors.count else { return false }
        return agent == organization || table.ancestors[agent].contains(organization)
    }
}
