public import Access
public import Care
import Storage

/// Tells a person what they have answered and what it came to, sheet by sheet, opened by the key of their own file: the
/// answers, the sum, the band, and whether the sheet counts (PIPL art. 24 and 45).
public struct TellOwnAnswers: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true

    public var fileKey: String

    public init(fileKey: String) {
        self.fileKey = fileKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let sheets: [Sheet]
    }

    public struct Sheet: Codable, Sendable, Equatable {
        public let questionnaire: String
        public let version: String
        public let finishedAt: Moment?
        /// What the points come to; `nil` where too little was answered.
        public let total: Int?
        public let band: String?
        /// Whether it was answered too quickly, or all the same: then it leaves the statistics.
        public let isMarked: Bool
        /// Whether another sitting has taken its place. One that is not handed in yet takes none (decision 0031).
        public let isSetAside: Bool
        public let answers: [Answer]
        public let parts: [Part]
    }

    public struct Answer: Codable, Sendable, Equatable {
        public let item: String
        public let option: String
    }

    public struct Part: Codable, Sendable, Equatable {
        public let scale: String
        public let total: Int
        public let band: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        // As if all were deleted: nothing says that something is left out.
        guard let member = try session.fileOwner(fileKey) else { return Outcome(sheets: []) }
        return Outcome(sheets: try session.sheets(of: member))
    }
}

extension Session where Case == TellOwnAnswers {
    /// - Returns: the member whose file it is; `nil` where whoever opens it must not read what a child has said.
    fileprivate func fileOwner(_ key: String) throws -> String? {
        let row = try row(
            """
            SELECT k.participant, k.member, k.region, k.is_narrow FROM published_rights_key k
            WHERE k.mark IN \(list: storedForms(of: key)) AND k.until_at >= \(now)
            \(unscoped: "whoever holds the key of the file is the person")
            """)
        guard let row else { throw Refusal.notFound }
        let participant: String = try row("participant")
        about("participant \(participant)", region: try row("region"))
        let isNarrow: Bool = try row("is_narrow")
        return isNarrow ? nil : try row("member")
    }

    fileprivate func sheets(of member: String) throws -> [TellOwnAnswers.Sheet] {
        let rows = try rows(
            """
            SELECT s.sheet, s.questionnaire, s.version, s.finished_at, s.total, s.band, s.is_marked, 0 AS is_aside,
                s.place
            FROM published_participant p JOIN published_sitting_sheet s ON s.participant = p.id
            WHERE p.member = \(member)
            UNION ALL SELECT a.sheet, a.questionnaire, a.version, a.finished_at, a.total, a.band, a.is_marked,
                CASE WHEN a.sitting = COALESCE(
                    (SELECT t.id FROM published_sitting t WHERE t.participant = p.id AND t.finished_at IS NOT NULL),
                    (SELECT b.id FROM published_set_aside b WHERE b.participant = p.id AND b.finished_at IS NOT NULL
                        ORDER BY b.finished_at DESC LIMIT 1)) THEN 0 ELSE 1 END AS is_aside, a.place
            FROM published_participant p JOIN published_set_aside_sheet a ON a.participant = p.id
            WHERE p.member = \(member)
            ORDER BY 4, 8, 9, 1 \(unscoped: "whoever holds the key of the file is the person")
            """)
        let names = try rows.map { try $0("sheet", as: String.self) }
        let answers = try answers(of: names)
        let parts = try parts(of: names)
        return try rows.map { row in
            let sheet: String = try row("sheet")
            return TellOwnAnswers.Sheet(
                questionnaire: try row("questionnaire"), version: try row("version"),
                finishedAt: try row("finished_at"), total: try row("total"), band: try row("band"),
                isMarked: try row("is_marked"), isSetAside: try row("is_aside", as: Int.self) == 1,
                answers: answers[sheet] ?? [], parts: parts[sheet] ?? [])
        }
    }

    private func answers(of sheets: [String]) throws -> [String: [TellOwnAnswers.Answer]] {
        let rows = try rows(
            """
            SELECT a.sheet, a.item, a.option FROM answer a WHERE a.sheet IN \(list: sheets) ORDER BY a.sheet, a.item
            \(unscoped: "the sheets belong to whoever holds the key of the file")
            """)
        return Dictionary(
            try rows.map { row in
                (try row("sheet"), [TellOwnAnswers.Answer(item: try row("item"), option: try row("option"))])
            }, uniquingKeysWith: +)
    }

    private func parts(of sheets: [String]) throws -> [String: [TellOwnAnswers.Part]] {
        let rows = try rows(
            """
            SELECT c.sheet, c.scale, c.total, c.band FROM published_sitting_score c
            WHERE c.sheet IN \(list: sheets) ORDER BY c.scale
            \(unscoped: "the sheets belong to whoever holds the key of the file")
            """)
        return Dictionary(
            try rows.map { row in
                let part = TellOwnAnswers.Part(
                    scale: try row("scale"), total: try row("total"), band: try row("band"))
                return (try row("sheet"), [part])
            }, uniquingKeysWith: +)
    }
}
