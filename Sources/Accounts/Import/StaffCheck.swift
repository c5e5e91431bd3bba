import Access
import Care
import Imports
import Storage

/// What only the tables know of some rows of a staff list: roles, places, logins, who is there already, and whether
/// the one who answers for the list may give such a post.
struct StaffCheck {
    /// Who answers for a list.
    enum Giver {
        /// The operator, who needs no post.
        case terminal
        case person(posts: [HeldPost])
        /// Out of service since: nothing more is done in their name.
        case gone
    }

    enum Finding {
        case good(Post)
        case bad([RowFault])

        var faults: [RowFault] {
            if case .bad(let faults) = self { return faults }
            return []
        }
    }

    private let giver: Giver
    private let roles: ImportColumn?
    private let regions: Set<Region>
    private let units: [String: Region]
    private let today: Day
    private var logins: Set<String>
    private var people: Set<String>

    init<Case: UseCase>(_ rows: [StaffImport.Row], by giver: Giver, in session: borrowing Session<Case>) throws {
        self.giver = giver
        roles = try session.book(ImportForms.self).form(StaffImport.form).columns.first { $0.key == "role" }
        regions = try session.currentRegions(among: rows.map(\.region))
        units = try session.openUnits(among: rows.compactMap(\.unit))
        today = session.today
        logins = try session.takenLogins(among: rows.compactMap(\.login))
        people = try session.postedPeople(named: rows.map(\.name))
    }

    /// A row that is found good is remembered, so that the same person does not come twice under another spelling of
    /// the role.
    mutating func look(at row: StaffImport.Row) -> Finding {
        if case .gone = giver { return .bad([RowFault(nil, Phrase("accounts.import.makerGone"))]) }
        guard let role = roles?.choice(row.role).flatMap(Role.init) else {
            return .bad([RowFault("role", Phrase("accounts.import.noRole"))])
        }
        guard regions.contains(row.region) else {
            return .bad([RowFault("region", Phrase("accounts.import.noRegion"))])
        }
        var post = Post(role: role, region: row.region)
        if let unit = row.unit {
            guard let place = units[unit] else { return .bad([RowFault("unit", Phrase("accounts.import.noUnit"))]) }
            guard row.region.contains(place) else {
                return .bad([RowFault("unit", Phrase("accounts.import.unitElsewhere"))])
            }
            post = Post(role: role, region: place, unit: unit)
        }
        let faults = self.faults(of: row, in: post)
        guard faults.isEmpty else { return .bad(faults) }
        if let login = row.login { logins.insert(login) }
        people.insert(Self.sign(row.name, post))
        return .good(post)
    }

    private func faults(of row: StaffImport.Row, in post: Post) -> [RowFault] {
        var faults: [RowFault] = []
        if !post.isSeated { faults.append(RowFault("role", AccountError.badSeat.phrase)) }
        if let until = row.until, until < max(today, row.from ?? today) {
            faults.append(RowFault("until", until < today ? AccountError.termOver.phrase : AccountError.badTerm.phrase))
        }
        if row.until == nil, post.role.needsLastDay {
            faults.append(RowFault("until", AccountError.noLastDay.phrase))
        }
        if let fault = appointing(post, until: row.until) { faults.append(fault) }
        if let login = row.login {
            if logins.contains(login) { faults.append(Self.loginTaken) }
        } else if people.contains(Self.sign(row.name, post)) {
            faults.append(RowFault("name", Phrase("accounts.import.isThere")))
        }
        return faults
    }

    private func appointing(_ post: Post, until: Day?) -> RowFault? {
        guard case .person(let own) = giver else { return nil }
        return switch Appointing.verdict(on: post, until: until, by: own) {
        case .allowed: nil
        // The same words as for a place that does not exist.
        case .outOfReach: RowFault(nil, Phrase("imports.row.elsewhere"))
        case .notTheirs: RowFault("role", AccountError.mayNotAppoint.phrase)
        case .longerThanOwn: RowFault("until", AccountError.longerThanOwn.phrase)
        }
    }

    static let loginTaken = RowFault("login", AccountError.loginTaken.phrase)

    static func sign(_ name: String, _ post: Post) -> String {
        "\(name) \(post.role.rawValue) \(post.region) \(post.unit ?? "")"
    }
}
