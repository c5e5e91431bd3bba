import Access
public import CampaignRules
import Care
import Foundation
import Storage

/// Somebody who receives data, as a notice names them: fixed with its version, so that a later change of the register
/// asks for a new one (rulebook H.2, PIPL art. 17, 20, 21, 23).
public struct NamedRecipient: Codable, Sendable, Equatable {
    /// As the register knows it.
    public let recipient: String
    /// Which version of what was agreed.
    public let version: Int
    public let told: ToldRecipient
}

extension [NamedRecipient] {
    init(json: String) throws {
        self = try JSONDecoder().decode([NamedRecipient].self, from: Data(json.utf8))
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// All in one, as other rooms show it.
    func text(in language: String) -> String {
        map { named in
            let told = named.told
            return [told.names, told.purposes, told.data, told.methods]
                .compactMap { $0[language] ?? $0["zh-Hans"] }.joined(separator: "\n") + "\n\(told.contact)"
        }.joined(separator: "\n\n")
    }
}

extension Session {
    /// Whom a campaign's notice may name: with whom its owner, or a place above it, has agreed and has not ended.
    func recipientsToName(in facts: CampaignFacts) throws -> [NamedRecipient] {
        try rows(
            """
            SELECT r.id, r.version, r.terms FROM published_recipient r JOIN published_campaign c ON c.id = \(facts.id)
            WHERE (r.unit IS NULL AND r.region IN \(list: facts.region.upwards) OR r.unit = c.unit)
                AND NOT r.is_ended AND (r.until_day IS NULL OR r.until_day >= \(today))
            ORDER BY r.id LIMIT \(NamedRecipient.most)
            \(unscoped: "the campaign was let in by the scope, and who receives data is told to everybody")
            """
        ).map { row in
            let terms = try JSONDecoder().decode(
                RecipientTerms.self, from: Data(try row("terms", as: String.self).utf8))
            return NamedRecipient(recipient: try row("id"), version: try row("version"), told: terms.told)
        }
    }

    /// Those among them that were ticked, in the register's order.
    /// - Throws: `ConsentError.recipientNotInForce` for one that may not be named.
    func named(_ ticked: [String: Bool]?, in facts: CampaignFacts) throws -> [NamedRecipient] {
        let wanted = Set((ticked ?? [:]).filter { $0.value }.keys)
        guard !wanted.isEmpty else { return [] }
        let named = try recipientsToName(in: facts).filter { wanted.contains($0.recipient) }
        guard named.count == wanted.count else { throw ConsentError.recipientNotInForce }
        return named
    }
}

extension NamedRecipient {
    /// More than a form can hold nobody reads.
    static let most = 60
}
