import Access
import CampaignRules
import Care
import Foundation
import Storage

/// A form on which stands what somebody has said aloud.
protocol SaidAloud {
    var saidBy: Private<String> { get }
    var understood: Private<String>? { get }
    var witness: Private<String>? { get }
    var called: Private<String>? { get }
    var request: String { get }
}

/// What is kept of a consent that was said aloud, read from a form and found sound.
struct AloudWords {
    let saidBy: String
    let understood: String?
    let witness: String?
    let called: String?

    init(_ said: some SaidAloud) throws(ConsentError) {
        guard !said.request.trimmed.isEmpty else { throw .noRequest }
        let name = said.saidBy.exposed.trimmed
        guard !name.isEmpty else { throw .missing(field: "saidBy") }
        saidBy = try Self.short(name, "saidBy", RecordAloudConsent.longestName)
        understood = try Self.given(said.understood, "understood", RecordAloudConsent.longestWords)
        witness = try Self.given(said.witness, "witness", RecordAloudConsent.longestName)
        called = try Self.given(said.called, "called", RecordAloudConsent.longestName)
    }

    /// A yes stands on what others can ask about later: the own words, somebody who heard it, and the number called.
    func checkYes(by giver: ConsentGiver) throws(ConsentError) {
        guard understood != nil else { throw .missing(field: "understood") }
        guard witness != nil else { throw .missing(field: "witness") }
        guard giver == .guardian else { return }
        guard let called else { throw .missing(field: "called") }
        guard Self.isTelephone(called) else { throw .noNumber(field: "called") }
    }

    /// A name without what makes it look like another one: blanks, capitals, signs of full width.
    static func plain(_ name: String) -> String {
        name.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace }
    }

    /// Seven digits at least [D], as many as the shortest number of a household has without its area code: a second
    /// person can call it.
    private static func isTelephone(_ text: String) -> Bool { text.count(where: \.isNumber) >= 7 }

    static func sealing(_ field: String, of consent: ID<ConsentRecord>) -> String { "\(field) of consent \(consent)" }

    private static func given(
        _ text: Private<String>?, _ field: String, _ most: Int
    ) throws(ConsentError) -> String? {
        let words = text?.exposed.trimmed ?? ""
        return words.isEmpty ? nil : try short(words, field, most)
    }

    private static func short(_ text: String, _ field: String, _ most: Int) throws(ConsentError) -> String {
        guard text.count <= most else { throw .tooLong(field: field, most: most) }
        return text
    }
}

extension Session {
    /// Whether a yes that was said aloud counts: where the plan hears this person, and with a witness who is neither
    /// whoever writes it down nor whoever said it.
    func checkYes(
        _ words: AloudWords, of found: Participant, _ facts: CampaignFacts, by giver: ConsentGiver
    ) throws {
        let age = found.age(on: today)
        guard facts.rule.asks(age: age).contains(giver) else { throw ConsentError.notAsked }
        guard try door(of: facts.id).hears(giver, age: age) else { throw ConsentError.notAloud }
        try words.checkYes(by: giver)
        let own = [caller.name, try ownName(), words.saidBy].compactMap { $0 }
        let witness = AloudWords.plain(words.witness ?? "")
        guard !own.map(AloudWords.plain).contains(witness) else { throw ConsentError.ownWitness }
    }

    /// What whoever writes it down is called.
    private func ownName() throws -> String? {
        try row(
            """
            SELECT display_name FROM published_account WHERE id = \(caller.id)
            \(unscoped: "the caller's own name")
            """
        ).map { try $0("display_name") }
    }

    /// What the plan allows where people are met in person.
    func door(of campaign: String) throws -> DoorPolicy {
        let row = try row(
            """
            SELECT d.walk_ins, d.said_aloud, d.guardians_aloud FROM published_campaign_door d
            WHERE d.campaign = \(campaign) \(unscoped: "whoever is asked may know how they can answer")
            """)
        guard let row else { return .usual }
        return DoorPolicy(
            walkIns: try row("walk_ins"), saidAloud: try row("said_aloud"),
            guardiansAloud: try row("guardians_aloud"))
    }
}
