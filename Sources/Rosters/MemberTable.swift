import Access
import Care
import Foundation
import Storage

/// All SQL of members.
extension Session {
    func seal(_ identity: MemberIdentity, of member: ID<MemberCard>) throws -> Sealed {
        let text = String(decoding: try JSONEncoder().encode(identity), as: UTF8.self)
        return seal(Private(text), for: MemberIdentity.sealing(of: member))
    }

    func identity(_ sealed: Sealed, of member: ID<MemberCard>) throws -> MemberIdentity {
        let text = try open(sealed, for: MemberIdentity.sealing(of: member)).exposed
        return try JSONDecoder().decode(MemberIdentity.self, from: Data(text.utf8))
    }

    /// Rosters are written one after the other, so that the same person in two hands is there once.
    func takeRosterTurn() throws {
        try send("UPDATE roster_turn SET number = number + 1 \(unscoped: "a turn, and nothing of anybody")")
    }

    /// After every so many blocks of a list that brings new people: who is looked for in 100,000 is otherwise looked
    /// for as if they were few. Only at what people are looked for by: sorting a sample of sealed bytes and names costs
    /// more than all of these columns together, and no plan depends on it.
    func lookAnewAtMembers() throws {
        let turn = try row("SELECT number FROM roster_turn \(unscoped: "a turn, and nothing of anybody")")
        guard try turn?("number", as: Int.self).isMultiple(of: 32) == true else { return }
        let members: SQL = "member (region, house, unit, kind, left_at, identity_index, id_index, number_index)"
        try run("\(.lookAnew) \(members) \(unscoped: "looks at how many there are, at nobody")")
    }

    /// Who may be one of these people, each looked for in a house: by name and birthday or number there, by identity
    /// number in every school.
    /// - Parameter member: somebody who is not to be found as their own double.
    func knownMembers(
        _ sought: [SoughtMember], without member: ID<MemberCard>? = nil
    ) throws -> KnownMembers {
        var found = try known("m.house = v.column1 AND m.identity_index = v.column2", sought.pairs(\.identity))
        found += try known(
            "m.house = v.column1 AND m.number_index = v.column2 AND m.identity_index <> v.column3",
            sought.numbersOfOthers)
        let houses = Set(sought.map(\.house))
        // Whoever left may be at another school by now, also when the list does not say the identity number.
        let ids = Set(sought.flatMap(\.marks.idNumber) + found.filter(\.isGone).compactMap(\.idMark))
        // A pupil goes to one school (`member_one_school`): who was found there is not looked for in all others.
        let pupils = Set(found.filter { $0.kind == .pupil && !$0.isGone }.compactMap(\.idMark))
        found += try known(ids: Array(ids), without: pupils).filter { !$0.isGone || houses.contains($0.house) }
        let once = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return KnownMembers(once.values.filter { $0.id != member })
    }

    private func known(_ condition: SQL, _ pairs: [SQL]) throws -> [KnownMember] {
        guard !pairs.isEmpty else { return [] }
        return try rows(
            """
            SELECT \(KnownMember.columns) FROM (VALUES \(joined: pairs)) AS v JOIN member m ON \(condition)
            \(unscoped: Self.comparedOnly)
            """
        ).map(KnownMember.init)
    }

    private func known(ids: [String], without pupils: Set<String>) throws -> [KnownMember] {
        guard !ids.isEmpty else { return [] }
        return try rows(
            """
            SELECT \(KnownMember.columns) FROM member m
            WHERE m.id IN (\(MemberCard.withNumbers(ids, without: pupils))) AND m.house IS NOT NULL
            \(unscoped: Self.comparedOnly)
            """
        ).map(KnownMember.init)
    }

    private static var comparedOnly: StaticString {
        "compared only; of another school nothing is said but that it has to let somebody go"
    }

    /// - Returns: those who are written; the others were there a moment sooner.
    func insert(members rows: [SQL]) throws -> Set<ID<MemberCard>> {
        Set(try self.rows(
            """
            INSERT INTO member
                (id, region, house, unit, kind, born_month, sex, name_mask, identity, identity_index, name_index,
                id_index, number_index, joined_at)
            VALUES \(joined: rows)
            ON CONFLICT DO NOTHING RETURNING id
            \(unscoped: "each was held against the reach of whoever adds them")
            """
        ).map { try $0("id") })
    }

    /// A member's row anew, for `change(members:)`. An empty text stands for nothing, because PostgreSQL must be told
    /// what kind of nothing it is.
    func changedRow(_ member: ID<MemberCard>, _ identity: MemberIdentity, unit: String) throws -> SQL {
        let marks = marks(of: identity)
        return """
            (\(member), \(unit), \(MemberCard.mask(identity.name)), \(try seal(identity, of: member)),
                \(marks.identity.first ?? ""), \(marks.name.first ?? ""), \(marks.idNumber.first ?? ""),
                \(marks.number.first ?? ""))
            """
    }

    /// Changes members, all of them in one statement; who had gone is there again.
    func change(members rows: [SQL]) throws {
        try run(
            """
            UPDATE member SET unit = v.column2, name_mask = v.column3, identity = v.column4,
                identity_index = v.column5, name_index = v.column6, id_index = NULLIF(v.column7, ''),
                number_index = NULLIF(v.column8, ''), left_at = NULL
            FROM (VALUES \(joined: rows)) AS v
            WHERE member.id = v.column1 \(unscoped: "each was held against the reach of whoever changes them")
            """)
    }

    func note(_ members: [ID<MemberCard>], gone: Bool) throws {
        try run(
            """
            UPDATE member SET left_at = \(gone ? now : nil) WHERE id IN \(list: members)
            \(unscoped: "each was held against the reach of whoever notes it")
            """)
    }
}

extension MemberCard {
    /// The members with one of these identity numbers, each kind by the index that it has.
    /// - Parameter pupils: of the marks, those by which no pupil is looked for, because the one there is is known.
    static func withNumbers(_ marks: [String], without pupils: Set<String> = []) -> SQL {
        """
        SELECT id FROM member
            WHERE id_index IN \(list: marks.filter { !pupils.contains($0) }) AND left_at IS NULL AND kind = 'pupil'
        UNION ALL SELECT id FROM member WHERE id_index IN \(list: marks) AND left_at IS NULL AND kind <> 'pupil'
        UNION ALL SELECT id FROM member WHERE id_index IN \(list: marks) AND left_at IS NOT NULL
        """
    }
}
