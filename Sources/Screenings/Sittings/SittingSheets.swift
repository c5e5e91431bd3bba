import Access
import Care
import ScreeningRules
import Storage

/// All sheets of a sitting with what was answered on them, by two statements.
struct SittingSheets {
    struct Part {
        let sheet: Sheet
        let scale: Questionnaire
        var answers = Answers()
        /// When each question was answered last.
        var moments: [Moment] = []

        /// Questions that count and have no answer.
        var unanswered: Int { scale.unanswered(after: answers) }
    }

    let sitting: Sitting
    /// In the order in which they are asked.
    let parts: [Part]
    /// When the room started; `nil` while it waits, and where there is no room.
    let startedAt: Moment?
    let endsAt: Moment?
    let hasRoom: Bool
    let isRoomClosed: Bool
    let handAt: Moment?
    let manner: SheetManner
    /// Those of the campaign's plan.
    let languages: [Language]

    /// Whether everybody still waits for the proctor.
    var isWaiting: Bool { manner == .own && hasRoom && startedAt == nil }

    /// Whether somebody leads the room and sees a hand. Who answers at home or in a waiting room is alone with it.
    var hasProctor: Bool { manner == .own && hasRoom && !isRoomClosed }

    /// Where somebody goes on who comes back: behind the last answer, so that what was left out on purpose is not
    /// asked again. A sheet is over with its last question; the last sheet stays.
    var nextPlace: Int {
        guard let last = parts.lastIndex(where: { $0.answers.count > 0 }) else { return 1 }
        let asked = parts[last].scale.asked(after: parts[last].answers)
        let isOver = asked.last.map { parts[last].answers[$0.linkId] != nil } ?? true
        return min(parts.count, last + (isOver ? 2 : 1))
    }

    /// Seconds that a sheet took: from the last answer before its first one, or from the beginning, to its last.
    /// - Returns: `nil` for a sheet without answers.
    func seconds(of part: Int) -> Int? {
        guard let first = parts[part].moments.min(), let last = parts[part].moments.max() else { return nil }
        let earlier = parts.prefix(part).flatMap(\.moments).filter { $0 <= first }
        let begun = max(sitting.begunAt, startedAt ?? sitting.begunAt)
        return max(0, last.seconds(since: max(earlier.max() ?? begun, min(begun, first))))
    }
}

extension Session {
    /// - Throws: `SittingProblem.noSitting`, `elsewhere`.
    func sheets(ofSitting key: String) throws -> SittingSheets {
        let found = try sheets(
            """
            t.key_hash IN \(list: storedForms(of: key))
            \(unscoped: "the key in the person's hand opens this one sitting")
            """)
        guard let found else { throw try whyNothingOpens(key) }
        return found
    }

    /// - Parameter sitting: which one.
    func sheets(_ sitting: SQL) throws -> SittingSheets? {
        let rows = try rows(
            """
            SELECT \(Sitting.columns), \(Sheet.columns), t.hand_at, t.manner, r.id AS room_id,
                r.started_at AS room_started, r.ends_at AS room_ends, r.closed_at AS room_closed,
                (SELECT c.languages FROM published_campaign c WHERE c.id = t.campaign) AS languages
            FROM sitting t JOIN sheet s ON s.sitting = t.id
            LEFT JOIN sitting_seat e ON e.participant = t.participant
            LEFT JOIN sitting_room r ON r.id = e.room
            WHERE \(sitting) ORDER BY s.sitting_place
            """)
        guard let first = rows.first else { return nil }
        let sitting = try Sitting(first)
        about("sitting \(sitting.id)", region: try first("region"))
        return SittingSheets(
            sitting: sitting, parts: try parts(try rows.map(Sheet.init)), startedAt: try first("room_started"),
            endsAt: try first("room_ends"), hasRoom: try first("room_id", as: String?.self) != nil,
            isRoomClosed: try first("room_closed", as: Moment?.self) != nil,
            handAt: try first("hand_at"), manner: try first("manner", as: SheetManner?.self) ?? .own,
            languages: Language.planned(try first("languages", as: String?.self) ?? ""))
    }

    private func parts(_ sheets: [Sheet]) throws -> [SittingSheets.Part] {
        let rows = try rows(
            """
            SELECT sheet, item, option, at FROM answer WHERE sheet IN \(list: sheets.map(\.id.rawValue))
            \(unscoped: "the sheets were opened by the sitting's key")
            """)
        let bySheet = Dictionary(grouping: try rows.map(GivenAnswer.init), by: \.sheet)
        return try sheets.map { sheet in
            let given = bySheet[sheet.id] ?? []
            return SittingSheets.Part(
                sheet: sheet, scale: try questionnaire(of: sheet),
                answers: Answers(Dictionary(given.map { ($0.item, $0.option) }, uniquingKeysWith: { $1 })),
                moments: given.map(\.at))
        }
    }
}

private struct GivenAnswer {
    let sheet: ID<Sheet>
    let item: String
    let option: String
    let at: Moment

    init(_ row: Row) throws {
        sheet = try row("sheet")
        item = try row("item")
        option = try row("option")
        at = try row("at")
    }
}
