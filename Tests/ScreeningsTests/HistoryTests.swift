import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@Suite struct HistoryTests {
    @Test(arguments: Engine.available)
    func `results kept at different times are found again by the code alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 2)
            town.clock.pass(hours: 24 * 15)
            let second = try await town.finishedSheet(points: 1)
            try await town.perform(AddToHistory(key: second, code: begun.code.lowercased(), historyKey: nil))
            town.clock.pass(hours: 24 * 15)
            let opened = try await town.perform(OpenHistory(code: begun.code))
            let history = try await town.perform(ReadHistory(historyKey: opened.historyKey))
            #expect(history.results.map(\.total) == [16, 8])
            #expect(history.results.map(\.band) == ["moderately-severe", "mild"])
            #expect(history.closesAt == town.clock.now.adding(minutes: 60))
            #expect(history.forgottenOn == Day("2028-04-03"))
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice gives the same code and keeps one result`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.finishedSheet(points: 1)
            let form = BeginHistory(key: key, request: "a word of the form's own")
            let first = try await town.perform(form)
            let second = try await town.perform(form)
            #expect(first.code == second.code)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM history") == 1)
            let history = try await town.perform(ReadHistory(historyKey: second.historyKey))
            #expect(history.results.count == 1)
            #expect(try await town.perform(ReadResult(key: key)).isKept)
            await #expect(throws: ScreeningError.alreadyKept) {
                try await town.perform(BeginHistory(key: key, request: "a word of another form's"))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM history") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `deleting everything leaves no sheet, no answer and no code behind`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 1)
            let grave = try await town.startSheet(in: TownPlaces.north)
            let answers = PHQ9.answers([0, 0, 0, 0, 0, 0, 0, 0, 2]).chosen
            try await town.perform(SaveAnswers(key: grave, answers: answers, finish: true))
            try await town.perform(AddToHistory(key: grave, code: begun.code, historyKey: nil))
            #expect(try await town.perform(ReadHistory(historyKey: begun.historyKey)).hasRaisedAlert)
            let gone = try await town.perform(DeleteHistory(historyKey: begun.historyKey))
            #expect(gone.deleted == 2)
            #expect(gone.alertStays)
            for table in ["sheet", "answer", "sheet_key", "history", "history_key"] {
                #expect(try await town.count(table) == 0, "\(table)")
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
            await #expect(throws: ScreeningError.noSuchHistory) {
                try await town.perform(OpenHistory(code: begun.code))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `one result is deleted and the others stay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 1)
            let second = try await town.finishedSheet(points: 2)
            try await town.perform(AddToHistory(key: second, code: nil, historyKey: begun.historyKey))
            let key = begun.historyKey
            let results = try await town.perform(ReadHistory(historyKey: key)).results
            let first = try #require(results.first)
            try await town.perform(RemoveFromHistory(historyKey: key, sheet: first.sheet))
            #expect(try await town.perform(ReadHistory(historyKey: key)).results.map(\.total) == [16])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 9)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(RemoveFromHistory(historyKey: key, sheet: first.sheet))
            }
        }
    }

    @Test func `nobody removes a result from a history that is not theirs`() async throws {
        try await withTown(.sqlite) { town in
            let mine = try await town.beginHistory(points: 1)
            let other = try await town.beginHistory(points: 2)
            let results = try await town.perform(ReadHistory(historyKey: mine.historyKey)).results
            let result = try #require(results.first)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(RemoveFromHistory(historyKey: other.historyKey, sheet: result.sheet))
            }
            #expect(try await town.perform(ReadHistory(historyKey: mine.historyKey)).results.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a history closes after its hour and when it is closed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 1)
            town.clock.pass(seconds: 59, minutes: 59)
            _ = try await town.perform(ReadHistory(historyKey: begun.historyKey))
            town.clock.pass(seconds: 1)
            await #expect(throws: ScreeningError.historyClosed) {
                try await town.perform(ReadHistory(historyKey: begun.historyKey))
            }
            let again = try await town.perform(OpenHistory(code: begun.code))
            try await town.perform(CloseHistory(historyKey: again.historyKey))
            await #expect(throws: ScreeningError.historyClosed) {
                try await town.perform(ReadHistory(historyKey: again.historyKey))
            }
        }
    }

    /// Source: `keeping.json`, 24 months.
    @Test(arguments: Engine.available)
    func `a history that nobody came for is forgotten after its term and not a day earlier`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 1)
            town.clock.set(.china("2028-03-04", 0))
            try await town.performBySystem(ForgetUnusedHistories())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM history") == 1)
            town.clock.set(.china("2028-03-05", 0))
            try await town.performBySystem(ForgetUnusedHistories())
            for table in ["sheet", "answer", "history", "history_key"] {
                #expect(try await town.count(table) == 0, "\(table)")
            }
            await #expect(throws: ScreeningError.noSuchHistory) {
                try await town.perform(OpenHistory(code: begun.code))
            }
        }
    }

    @Test func `a slip is told from a code that opens nothing`() async throws {
        try await withTown(.sqlite) { town in
            let begun = try await town.beginHistory(points: 1)
            let slip = String(begun.code.dropLast()) + (begun.code.hasSuffix("A") ? "B" : "A")
            await #expect(throws: ScreeningError.misreadCode) { try await town.perform(OpenHistory(code: slip)) }
            await #expect(throws: ScreeningError.misreadCode) { try await town.perform(OpenHistory(code: "")) }
            await #expect(throws: ScreeningError.noSuchHistory) {
                try await town.perform(OpenHistory(code: "0000-0000-0000-0000"))
            }
        }
    }

    @Test func `only a result can be kept`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            try await town.answer(1, 1, on: key)
            await #expect(throws: ScreeningError.nothingToKeep) {
                try await town.perform(BeginHistory(key: key, request: "a word of the form's own"))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM history") == 0)
        }
    }

    @Test func `a full history takes no more and says so`() async throws {
        try await withTown(.sqlite) { town in
            let begun = try await town.beginHistory(points: 1)
            try await town.tamper(
                """
                INSERT INTO sheet (id, questionnaire, version, language, age_group, mode, notice, region,
                    region_chosen, started_at, expires_at, finished_at, worst_rank, total, band, history)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
                SELECT 'full ' || n.i, questionnaire, version, language, age_group, mode, notice, region,
                    region_chosen, started_at, expires_at, finished_at, worst_rank, total, band, history
                FROM sheet, n
                """)
            let key = try await town.finishedSheet(points: 1)
            await #expect(throws: ScreeningError.historyFull) {
                try await town.perform(AddToHistory(key: key, code: begun.code, historyKey: nil))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `neither the code nor the key stands in any table`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let begun = try await town.beginHistory(points: 1)
            let found = try await town.number(
                """
                SELECT COUNT(*) AS number FROM history h LEFT JOIN history_key k ON k.history = h.id
                WHERE h.code_index = \(begun.code) OR h.code_index = \(begun.code.filter { $0 != "-" })
                    OR k.hash = \(begun.historyKey)
                """)
            #expect(found == 0)
        }
    }
}

extension Town {
    /// Answers the first eight questions of a PHQ-9 with as many points each, and the ninth with none.
    func finishedSheet(points: Int) async throws -> String {
        let key = try await startSheet(in: nil)
        let answers = PHQ9.answers(Array(repeating: points, count: 8)).chosen
        let last = PHQ9.answers(Array(repeating: 0, count: 9)).chosen[PHQ9.items[8]]
        try await perform(
            SaveAnswers(key: key, answers: answers.merging([PHQ9.items[8]: last ?? ""]) { $1 }, finish: true))
        return key
    }

    func beginHistory(points: Int) async throws -> BeginHistory.Outcome {
        let key = try await finishedSheet(points: points)
        return try await perform(BeginHistory(key: key, request: "a word of the form's own"))
    }

    func count(_ table: String) async throws -> Int {
        switch table {
        case "sheet": try await number("SELECT COUNT(*) AS number FROM sheet")
        case "answer": try await number("SELECT COUNT(*) AS number FROM answer")
        case "sheet_key": try await number("SELECT COUNT(*) AS number FROM sheet_key")
        case "history": try await number("SELECT COUNT(*) AS number FROM history")
        default: try await number("SELECT COUNT(*) AS number FROM history_key")
        }
    }
}
