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
        try run("UPDATE roster_turn SET number = number + 1 \(unscoped: "a turn, and nothing of anybody")")
    }

    /// Who of some houses may be one of these people, and who of any school has the identity number of one.
    /// - Parameter member: somebody who is not to be found as their own double.
    func knownMembers(
        _ marks: [MemberMarks], in houses: [String], without member: ID<MemberCard>? = nil
    ) throws -> KnownMembers {
        guard !houses.isEmpty else { return KnownMembers([]) }
        let (identities, numbers) = (marks.flatMap(\.identity), marks.flatMap(\.number))
        let ids = marks.flatMap(\.idNumber)
        var found = try known("m.identity_index IN \(list: identities) AND m.house IN \(list: houses)", identities)
        found += try known("m.number_index IN \(list: numbers) AND m.house IN \(list: houses)", numbers)
        // Whoever left may be at another school by now, also when the list does not say the identity number.
        let allIDs = Array(Set(ids + found.filter(\.isGone).compactMap(\.idMark)))
        found += try known(
            "m.id_index IN \(list: allIDs) AND (m.left_at IS NULL OR m.house IN \(list: houses))", allIDs)
        let once = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return KnownMembers(once.values.filter { $0.id != member })
    }

    private func known(_ condition: SQL, _ marks: [String]) throws -> [KnownMember] {
        guard !marks.isEmpty else { return [] }
        return try rows(
            """
            SELECT \(KnownMember.columns) FROM member m WHERE \(condition)
            \(unscoped: "compared only; of another school nothing is said but that it has to let somebody go")
            """
        ).map(KnownMember.init)
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
