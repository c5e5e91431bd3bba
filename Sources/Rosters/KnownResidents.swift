import Access
import Care
import Storage

/// A resident who is written down already and may be the one at the door.
private struct KnownResident {
    let id: ID<MemberCard>
    let identityMark: String
    let idMark: String?
    let isHere: Bool
    let isEnrolled: Bool
    /// Or was, and was taken off the list, where they stay off it.
    let isInvited: Bool
    let isInReach: Bool

    init(_ row: Row, in place: Region) throws {
        let (region, house): (Region, String?) = (try row("region"), try row("house"))
        id = try row("id")
        identityMark = try row("identity_index")
        idMark = try row("id_index")
        isHere = house == nil && region == place
        isEnrolled = try row("enrolled", as: Int.self) == 1
        isInvited = try row("invited", as: Int.self) == 1
        isInReach = try house == nil && row("reached", as: Int.self) == 1
    }
}

/// Who is the same person at the door: by identity number in any place, because one person takes part once; by name and
/// birthday in the same place only, because a county has many of one name.
extension Session where Case == MeetResident {
    /// - Throws: `RosterError.enrolledElsewhere` for somebody who has a code from a unit or a place out of reach; only
    ///   whoever has the identity number learns it.
    func knownResident(_ marks: MemberMarks, _ met: MeetResident) throws -> ID<MemberCard>? {
        let numbered = marks.idNumber.isEmpty
            ? [] : try known("m.id_index IN \(list: marks.idNumber)", met)
        let own = numbered.filter { $0.isHere || ($0.isInvited && $0.isInReach) }
        if own.contains(where: { !marks.identity.contains($0.identityMark) }) { throw RosterError.idOfAnother }
        if let same = own.first(where: \.isEnrolled) ?? own.first(where: \.isInvited) ?? own.first { return same.id }
        if numbered.contains(where: \.isEnrolled) { throw RosterError.enrolledElsewhere }
        let named = try known(
            """
            m.house IS NULL AND COALESCE(m.house, m.region) = \(met.place)
                AND m.identity_index IN \(list: marks.identity)
            """, met)
        // Two numbers that both are known tell two people apart.
        let same = named.filter { $0.idMark == nil || marks.idNumber.isEmpty }
        guard same.count < 2 else { throw RosterError.several }
        return same.first?.id
    }

    private func known(_ condition: SQL, _ met: MeetResident) throws -> [KnownResident] {
        try rows(
            """
            SELECT m.id, m.region, m.house, m.identity_index, m.id_index,
                CASE WHEN EXISTS (
                    SELECT 1 FROM published_participant p
                    WHERE p.campaign = \(met.campaign) AND p.member = m.id AND p.removed_at IS NULL
                ) THEN 1 ELSE 0 END AS enrolled,
                CASE WHEN EXISTS (
                    SELECT 1 FROM published_participant p WHERE p.campaign = \(met.campaign) AND p.member = m.id
                ) THEN 1 ELSE 0 END AS invited,
                CASE WHEN \(scope, region: "m.region", house: "m.house") THEN 1 ELSE 0 END AS reached
            FROM member m WHERE m.left_at IS NULL AND m.kind = \(MemberKind.resident) AND \(condition)
            ORDER BY m.id
            """
        ).map { try KnownResident($0, in: met.place) }
    }
}
