import Access
import CampaignRules
import Care
import Storage

/// All SQL of recipients that more than one use case needs.
extension Session {
    /// A recipient of the caller's places.
    func recipient(_ id: ID<Recipient>) throws -> Recipient {
        let row = try row(
            """
            SELECT \(Recipient.columns) FROM \(Recipient.tables)
            WHERE r.id = \(id) AND \(scope, region: "r.region", unit: "r.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let recipient = try Recipient(row, on: today)
        about("recipient \(id)", region: recipient.region)
        return recipient
    }

    /// The mark by which the same form sent twice counts once.
    func recipientMark(_ request: String) throws -> String {
        guard !request.isEmpty else { throw RightsProblem.noRequest }
        return fingerprint("\(caller.name) \(request)", for: "recipient request")
    }

    /// What a form that was sent before has written.
    func recipient(ofRequest mark: String) throws -> ID<Recipient>? {
        try row(
            """
            SELECT recipient FROM recipient_version WHERE request = \(mark)
            \(unscoped: "the mark is the caller's own")
            """
        ).map { try $0("recipient") }
    }

    /// - Returns: whether nobody else has written the same version meanwhile.
    func keep(_ terms: RecipientTerms, of recipient: ID<Recipient>, version: Int, _ mark: String) throws -> Bool {
        try run(
            """
            INSERT INTO recipient_version (id, recipient, version, request, terms, from_day, until_day, written_by,
                written_at)
            VALUES (\(newID(RecipientVersion.self)), \(recipient), \(version), \(mark), \(try terms.json),
                \(terms.fromOn), CAST(\(terms.untilOn) AS TEXT), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the recipient itself was admitted or found within the scope")
            """) == 1
    }

    /// Whose it is: the caller's own unit, or else the own place.
    func ownPlace() throws -> (region: Region, unit: String?) {
        if let region = scope.regions.first { return (region, nil) }
        guard let unit = scope.units.first else { throw Refusal.notFound }
        let row = try row(
            "SELECT region FROM published_unit WHERE code = \(unit) \(unscoped: "the caller's own unit")")
        guard let row else { throw Refusal.notFound }
        return (try row("region"), unit)
    }
}
