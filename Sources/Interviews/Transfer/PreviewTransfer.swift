public import Access
public import Care
import Storage

/// Shows what of a pupil's archive would go to another school, by kinds, and which schools there are. Nothing is sent.
public struct PreviewTransfer: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let mostSchools = 20

    public var finding: ID<Finding>
    /// A part of the name of the receiving school, or its code.
    public var search: String?
    /// The school that was chosen.
    public var school: String?

    public init(finding: ID<Finding>, search: String? = nil, school: String? = nil) {
        (self.finding, self.search, self.school) = (finding, search, school)
    }

    public struct School: Codable, Sendable, Equatable {
        public let code: String
        public let names: [String: String]
        public let region: Region
        /// Whether there is somebody who could take it.
        public let hasTeacher: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let parts: TransferParts
        /// On what it can rest: by the pupil's age, and never on a guardian who is, or may be, the danger.
        public let bases: [TransferBasis]
        public let guardianIsDanger: Bool
        public let schools: [School]
        public let chosen: School?
        /// One that is on its way already.
        public let underWay: ID<ArchiveTransfer>?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT f.member, f.keeper, f.region FROM finding f
            WHERE f.id = \(finding) AND \(session.scope, region: "f.region", house: "f.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        let (member, held): (String, String?) = (try row("member"), try row("keeper"))
        guard let keeper = held, try session.isPupil(member) else { throw TransferError.notAPupil }
        session.about("member \(member)", region: try row("region"))
        let archive = try session.archive(of: member, keptBy: keeper)
        let age = try session.age(of: member)
        return Outcome(
            parts: archive.parts, bases: TransferBasis.fitting(age: age, isDanger: archive.guardianIsDanger),
            guardianIsDanger: archive.guardianIsDanger, schools: try session.schools(search, besides: keeper),
            chosen: try session.chosen(school, besides: keeper),
            underWay: try session.underWay(of: member, from: keeper))
    }
}

extension TransferBasis {
    static let ageOfMajority = 18

    /// Who may allow it. Of whom no roster knows the age, the guardian is asked.
    static func fitting(age: Int?, isDanger: Bool) -> [TransferBasis] {
        if let age, age >= ageOfMajority { return [.ownConsent, .legalDuty] }
        return isDanger ? [.legalDuty] : [.guardianConsent, .legalDuty]
    }
}

extension Session {
    func underWay(of member: String, from sender: String) throws -> ID<ArchiveTransfer>? {
        try row(
            """
            SELECT t.id FROM archive_transfer t
            WHERE t.member = \(member) AND t.sender = \(sender) AND t.ending IS NULL
            \(unscoped: "the member's finding was found within the scope")
            """
        ).map { try $0("id") }
    }
}

extension Session where Case == PreviewTransfer {
    fileprivate func schools(_ search: String?, besides sender: String) throws -> [PreviewTransfer.School] {
        let words = (search ?? "").trimmed
        guard !words.isEmpty else { return [] }
        let plain = words.reduce(into: "") { $0 += "!%_".contains($1) ? "!\($1)" : "\($1)" }
        let like = "%\(plain)%"
        return try found(
            """
            (u.name_zh LIKE \(like) ESCAPE '!' OR u.name_en LIKE \(like) ESCAPE '!' OR u.code = \(words))
                AND u.code <> \(sender)
            """)
    }

    fileprivate func chosen(_ school: String?, besides sender: String) throws -> PreviewTransfer.School? {
        guard let school, !school.isEmpty else { return nil }
        guard let one = try found("u.code = \(school) AND u.code <> \(sender)").first else {
            throw TransferError.noSuchSchool
        }
        return one
    }

    private func found(_ condition: SQL) throws -> [PreviewTransfer.School] {
        try rows(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en, EXISTS (
                SELECT 1 FROM published_post p
                WHERE p.unit = u.code AND p.role = \(Role.schoolPsychologyTeacher.rawValue)
                    AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))) AS has_teacher
            FROM published_unit u
            WHERE u.kind IN \(list: Counselling.schoolKinds.sorted()) AND u.status NOT IN ('closed', 'merged')
                AND \(condition)
            ORDER BY u.region, u.code LIMIT \(PreviewTransfer.mostSchools)
            \(unscoped: "the names of schools are known")
            """
        ).map {
            PreviewTransfer.School(
                code: try $0("code"), names: try $0.both("name_zh", "name_en"), region: try $0("region"),
                hasTeacher: try $0("has_teacher"))
        }
    }
}
