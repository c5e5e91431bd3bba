import Access
import Care
import Storage

/// A participant's code. Found by a keyed mark, and sealed, so that it can be printed.
enum ParticipantCode {
    static let purpose = "participant code"
}

extension Session {
    /// Invites members, each with a code of their own. Whoever is invited already stays as they are.
    /// - Returns: how many are new.
    @discardableResult
    func invite(_ members: [CampaignMember], to campaign: ID<Campaign>) throws -> Int {
        var (open, added) = (members, 0)
        // Two codes of forty bits can be the same by chance: whoever was left out gets another one.
        for _ in 0..<3 where !open.isEmpty {
            for block in open.blocks(of: Self.rowsInStatement) { added += try insert(block, to: campaign) }
            open = added >= members.count ? [] : try uninvited(among: open, campaign)
        }
        return added
    }

    /// Fourteen values a row: within the 32,766 that SQLite binds, and few enough to be parsed quickly.
    private static var rowsInStatement: Int { 500 }

    private func insert(_ members: ArraySlice<CampaignMember>, to campaign: ID<Campaign>) throws -> Int {
        var numbers = try lastNumbers(of: members.compactMap(\.unit), campaign)
        let values = members.map { member -> SQL in
            let code = newSpokenCode()
            let number = member.unit.map { unit in
                numbers[unit, default: 0] += 1
                return numbers[unit, default: 0]
            } ?? 0
            return """
                (\(newID(Participant.self)), \(campaign), \(member.id), \(member.region), \(member.house),
                    \(member.unit), \(number), \(member.bornText), \(member.sex),
                    \(fingerprint(code, for: ParticipantCode.purpose)),
                    \(seal(Private(code), for: ParticipantCode.purpose)), \(now))
                """
        }
        return try run(
            """
            INSERT INTO participant (id, campaign, member, region, house, unit, number, born_month, sex, code_index,
                code_sealed, invited_at)
            VALUES \(joined: values) ON CONFLICT DO NOTHING
            \(unscoped: "the campaign was found within the scope, and its members by its audience")
            """)
    }

    /// The last number that each class's list has given out, also to whoever is in another class by now.
    private func lastNumbers(of units: [String], _ campaign: ID<Campaign>) throws -> [String: Int] {
        let rows = try rows(
            """
            SELECT unit, MAX(number) AS last FROM participant
            WHERE campaign = \(campaign) AND unit IN \(list: Set(units).sorted()) GROUP BY unit
            \(unscoped: "the campaign was found within the scope, and its members by its audience")
            """)
        let left = try self.rows(
            """
            SELECT unit, highest AS last FROM class_number
            WHERE campaign = \(campaign) AND unit IN \(list: Set(units).sorted())
            \(unscoped: "the campaign was found within the scope, and its members by its audience")
            """)
        let given: [(String, Int)] = try (rows + left).map { (try $0("unit"), try $0("last")) }
        return Dictionary(given, uniquingKeysWith: { max($0, $1) })
    }

    private func uninvited(
        among members: [CampaignMember], _ campaign: ID<Campaign>
    ) throws -> [CampaignMember] {
        var invited: Set<String> = []
        for block in members.blocks(of: Self.rowsInStatement) {
            invited.formUnion(try rows(
                """
                SELECT member FROM participant WHERE campaign = \(campaign) AND member IN \(list: block.map(\.id))
                \(unscoped: "the campaign was found within the scope, and its members by its audience")
                """
            ).map { try $0("member") })
        }
        return members.filter { !invited.contains($0.id) }
    }
}

extension Array {
    fileprivate func blocks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
