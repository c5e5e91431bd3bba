public import Access
import Care
public import Imports
import Storage

/// The people of a county or a school as a list: one row a person with a post, each invited by a one-time link.
public enum StaffImport: ImportKind {
    public static let name = "StaffImport"
    public static let form = "staff"
    public static let permission = Permission.managePeople

    /// A person as a row says it.
    public struct Row: ImportRow, Codable {
        public let name: String
        /// As it was written: the key of the role, or its name in either language.
        let role: String
        let region: Region
        let unit: String?
        let from: Day?
        let until: Day?
        let login: String?

        public var place: ImportPlace { .named(region, unit: unit) }

        /// Who has a login is known by it; of two people of one name in one post, at least one needs one.
        public var key: String? {
            login.map { "login \($0)" } ?? "\(name) \(role.lowercased()) \(region) \(unit ?? "")"
        }
    }

    public static func check(_ cells: ImportCells) -> Checked<Row> {
        var cells = cells
        let name = cells.needed("name", most: InvitePerson.longestName)
        let role = cells.needed("role")
        let region = cells.region("region")
        let unit = cells.optional("unit")
        let (from, until) = (cells.day("from"), cells.day("until"))
        if let from, let until, until < from { cells.refuse("until", AccountError.badTerm.phrase) }
        let login = Account.normalLogin(cells["login"])
        if !login.isEmpty, !Account.isLogin(login) { cells.refuse("login", AccountError.badLogin.phrase) }
        return cells.checked(region.map { region in
            Row(
                name: name, role: role, region: region, unit: unit.isEmpty ? nil : unit, from: from, until: until,
                login: login.isEmpty ? nil : login)
        })
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        var check = try StaffCheck(rows, by: session.giver(maker.account), in: session)
        return rows.map { check.look(at: $0).faults }
    }

    /// The platform writes, but only what the maker may still give: whoever lost the post since the preview, or was
    /// taken out of service, gets the rows back to mend.
    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let (faults, lines) = try session.invite(rows, by: maker.account)
        try session.keep(lines, of: maker)
        return faults
    }
}

extension Session {
    /// Invites everybody of a list who can be, and says of the others why not.
    /// - Parameter maker: who answers for it; `nil` for the operator at the terminal.
    func invite(
        _ rows: [StaffImport.Row], by maker: ID<Caller>?
    ) throws -> (faults: [[RowFault]], lines: [InvitationLine]) {
        try takeTurn()
        var check = try StaffCheck(rows, by: maker.map { try giver($0) } ?? .terminal, in: self)
        var (faults, lines) = ([[RowFault]](), [InvitationLine]())
        for row in rows {
            switch check.look(at: row) {
            case .bad(let found): faults.append(found)
            case .good(let post):
                guard let line = try invite(row, into: post, by: maker) else {
                    faults.append([StaffCheck.loginTaken])
                    continue
                }
                faults.append([])
                lines.append(line)
            }
        }
        return (faults, lines)
    }

    /// - Returns: `nil` when the login was taken in this very instant.
    private func invite(_ row: StaffImport.Row, into post: Post, by maker: ID<Caller>?) throws -> InvitationLine? {
        if let login = row.login, try !claim(login: login) { return nil }
        let account = newID(Caller.self)
        try insertInvited(account, name: row.name, login: row.login)
        try enter(post, of: account, term: Term(from: row.from ?? today, until: row.until))
        let secret = newSecret()
        try run(
            """
            INSERT INTO account_link (id, hash, account, purpose, made_by, made_at, expires_at)
            VALUES (\(newID(OpenLink.self)), \(secret.stored), \(account), \(LinkPurpose.join), \(maker), \(now),
                \(now.adding(hours: OpenLink.hours)))
            \(unscoped: "the post that comes with it was held against the maker's own")
            """)
        return InvitationLine(name: row.name, post: post, login: row.login, secret: secret.text)
    }

    /// Lists of people are written one after the other, so that the same list in two hands counts once.
    private func takeTurn() throws {
        try run("UPDATE staff_list_turn SET number = number + 1 \(unscoped: "a turn, and nothing of anybody")")
    }
}
