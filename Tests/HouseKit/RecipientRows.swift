public import CampaignRules
public import Care
public import Rights

/// Those who receive data of the town, by the doors that administrators have.
extension Town {
    /// What was agreed with an invented firm, from today on.
    public func recipientTerms(
        _ kind: RecipientKind = .processor, name: String = "示例数据公司", basis: LegalBasis = .contract
    ) -> RecipientTerms {
        RecipientTerms(
            kind: kind, name: name, contact: "值班室 0990-5550187", purpose: "印刷纸质问卷", data: "编号和班级",
            method: "只在本地印刷", basis: basis, agreementNumber: "协议-1", agreedOn: clock.now.day,
            fromOn: clock.now.day, atEnd: .deleted)
    }

    /// Written by one administrator, and agreed to by a second.
    public func agreedRecipient(
        _ terms: RecipientTerms? = nil, by person: Townsperson = .northAdministrator,
        agreedBy second: Townsperson = .secondNorthAdministrator, request: String = "recipient form"
    ) async throws -> ID<Recipient> {
        let recipient = try await perform(
            RecordRecipient(terms: terms ?? recipientTerms(), request: request), as: person
        ).recipient
        try await perform(AgreeToRecipient(recipient: recipient, version: 1), as: second)
        return recipient
    }
}
