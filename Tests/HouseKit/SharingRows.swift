public import CampaignRules
public import Care
import Consents
public import Rights
import Storage

/// A campaign whose notice names a third party, which is asked about by itself.
public struct SharingStage: Sendable {
    public let stage: ConsentStage
    public let recipient: ID<Recipient>
}

extension Town {
    /// A third party whose ground is a consent of its own.
    public var thirdParty: RecipientTerms { recipientTerms(.thirdParty, basis: .consent) }

    /// An open campaign of the north whose newest notice names one with whom this is agreed.
    public func sharingStage(
        born months: [String] = ["2014-05", "2014-09", "2013-01"], asksFrom14: Bool = true,
        _ terms: RecipientTerms? = nil
    ) async throws -> SharingStage {
        let stage = try await consentStage(born: months, asksFrom14: asksFrom14)
        let recipient = try await agreedRecipient(terms ?? thirdParty)
        try await name(recipient, in: stage.campaign)
        return SharingStage(stage: stage, recipient: recipient)
    }

    /// A version of the notice that names this one, and nobody else.
    public func name(_ recipient: ID<Recipient>, in campaign: String) async throws {
        try await perform(
            WriteNotice(campaign: campaign, chinese: Self.consentWords, recipients: [recipient.rawValue: true]),
            as: .northAdministrator)
    }

    /// What every room reads that would hand anything on: `giver standing version`.
    public func sharedWith(of participant: String) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT giver, standing, version FROM published_shared_with
                WHERE participant = \(participant) ORDER BY giver, version
                """
            ).map {
                let (giver, standing): (String, String) = (try $0("giver"), try $0("standing"))
                return "\(giver) \(standing) \(try $0("version", as: Int.self))"
            }
        }
    }
}
