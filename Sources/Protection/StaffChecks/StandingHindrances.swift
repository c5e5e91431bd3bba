public import Access
public import Care
import ProtectionRules
import Storage

/// Somebody of a unit's staff is not to be employed and still has account and post; who it is, is not told.
public struct StaffHindranceStands: Announcement {
    /// Why it is told; the same once to each.
    public let cause: String
    public let region: Region
    public let unit: String
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}

/// The newest note of a colleague whose clock is over. Whoever is suspended, or has no post there, is not among them.
private struct NoteToFollow {
    let id: ID<StaffCheck>
    let account: String
    let house: String
    let region: Region
    let kind: String
    let outcome: Sealed

    init(_ row: Row) throws {
        id = try row("id")
        account = try row("account")
        house = try row("house")
        region = try row("region")
        kind = try row("kind")
        outcome = try row("outcome")
    }
}

extension Session where Case == TellOfStaffChecks {
    /// Tells the unit's head and the county, once of each note: a hindrance that only the one person knows who has
    /// noted it may stay without a consequence (rulebook H.4, C.5).
    func tellOfStandingHindrances(_ policies: StaffCheckPolicies, atMost limit: Int) throws {
        let notes = try notesToFollow(policies, atMost: limit)
        guard !notes.isEmpty else { return }
        let standing = try notes.filter { note in
            let word = try open(note.outcome, for: StaffCheck.sealing(of: note.id)).exposed
            return word == StaffCheckOutcome.hinders.rawValue && isInContact(note.kind, in: note.region, policies)
        }
        for (house, hindered) in Dictionary(grouping: standing, by: \.house).sorted(by: { $0.key < $1.key }) {
            try tell(of: hindered, in: house)
        }
        try run(
            """
            UPDATE staff_check SET followed_at = \(now) WHERE id IN \(list: notes.map(\.id))
            \(unscoped: "the platform watches the clocks of all notes")
            """)
    }

    private func notesToFollow(_ policies: StaffCheckPolicies, atMost limit: Int) throws -> [NoteToFollow] {
        try rows(
            """
            SELECT c.id, s.account, s.house, s.region, s.kind, c.outcome
            FROM (\(staffInContact(policies, byName: false))) s \(newestStaffCheck)
            WHERE c.suspend_due <= \(now) AND c.followed_at IS NULL
            ORDER BY c.suspend_due, c.id LIMIT \(limit)
            """
        ).map(NoteToFollow.init)
    }

    /// Never the one it is about: a head who is not to be employed would be the only one to hear of it.
    private func tell(of hindered: [NoteToFollow], in house: String) throws {
        guard let region = hindered.first?.region else { return }
        let heads = try whoLeads(house, in: region)
        let county = try holders(of: .regionAdministrator, in: .county, above: region)
        let accounts = Set(heads + county).subtracting(hindered.map(\.account)).sorted()
        guard !accounts.isEmpty else { return }
        announce(
            StaffHindranceStands(
                cause: "staff hindrance \(house) \(newID(StaffCheck.self))", region: region, unit: house,
                accounts: accounts))
    }
}
