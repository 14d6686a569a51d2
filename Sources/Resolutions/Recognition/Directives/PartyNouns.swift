/// Nouns for those who can take part in an action: a noun phrase with such a head may fill a role, whether an
/// authority knows it or not. Persons without an office (experts, participants) are none.
enum PartyNouns {
    static let all = """
        actor administration agency alliance association authority bank beneficiary board body bureau center centre chair chairman chairperson \
        commission committee community company consortium coordinator corporation council country court decision-maker delegation \
        department director donor enterprise entity entrepreneur envoy facilitator federation forum foundation fund government group head \
        incubator industry institute institution investor laboratory leader legislator manufacturer media member militia ministry mission \
        municipality ngo office ombudsperson operator organ organisation organization palestine panel parliament partner party peer \
        policymaker policy-maker president producer prosecutor provider public quartet regulator representative registrar registry school \
        secretariat secretary signatory sme society sponsor stakeholder start-up startup state subgroup supplier team tribunal trustee \
        union unit university vendor
        """.split(separator: " ").map(String.init)
}
