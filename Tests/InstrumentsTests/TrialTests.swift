import Access
import Care
import HouseKit
import Instruments
import ScreeningRules
import Testing

/// Scoring a sheet by hand.
@Suite struct TrialTests {
    @Test(arguments: Engine.available)
    func `points in a row give the score, and nothing is kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.ledger(without: ["audit_line"])
            for points in ["1 1 1 1 1 1 1 1 1", "111111111", "1,1,1,1,1,1,1,1,1"] {
                let tried = try await town.perform(
                    TryInstrument(instrument: "phq-9", points: points), as: .northCounsellor)
                #expect(tried.result?.total == "9")
                #expect(tried.result?.band == "mild")
                #expect(tried.flags.map(\.rank) == [2])
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `missing answers are marked with a hyphen, and too many of them leave no score`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let two = TryInstrument(instrument: "phq-9", points: "3 3 3 3 3 3 3 - -")
            let tried = try await town.perform(two, as: .northCounsellor)
            #expect(tried.result?.total == "27")
            #expect(tried.result?.isProrated == true)
            let three = TryInstrument(instrument: "phq-9", points: "3 3 3 3 3 3 - - -")
            let refused = try await town.perform(three, as: .northCounsellor)
            #expect(refused.result == nil)
            #expect(refused.refusal != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a wrong number of points and points that no answer has are told apart`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: InstrumentError.badPoints(wanted: 9, found: 3)) {
                try await town.perform(TryInstrument(instrument: "phq-9", points: "1 2 3"), as: .northCounsellor)
            }
            await #expect(throws: InstrumentError.badPoint(number: 4)) {
                try await town.perform(
                    TryInstrument(instrument: "phq-9", points: "1 1 1 9 1 1 1 1 1"), as: .northCounsellor)
            }
        }
    }

    private static func tried(
        _ town: Town, _ entered: String, _ education: Education
    ) async throws -> TryInstrument.Outcome {
        let trial = TryInstrument(instrument: "mmse", entered: entered, education: education)
        return try await town.perform(trial, as: .northCounsellor)
    }

    /// Rulebook E.1, MMSE (Zhang 1989): never at school 17 and below, primary school 20 and below.
    @Test(arguments: Engine.available)
    func `a total taken elsewhere is judged by schooling, and must be a number of its range`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let judged: [(entered: String, education: Education, isPositive: Bool)] = [
                ("20", .primary, true), ("21", .primary, false), ("17", .unschooled, true), ("18", .unschooled, false),
            ]
            for (entered, education, isPositive) in judged {
                let outcome = try await Self.tried(town, entered, education)
                #expect(outcome.result?.isPositive == isPositive, "\(entered) \(education)")
            }
            let beyond = try await Self.tried(town, "31", .unschooled)
            #expect(beyond.result == nil)
            await #expect(throws: InstrumentError.badEntry) { try await Self.tried(town, "many", .unschooled) }
        }
    }

    @Test(arguments: Engine.available)
    func `every template can be tried by its keys, without a word of its owner`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let templates = try await town.perform(ListInstruments(kind: .template), as: .northCounsellor).lines
            #expect(templates.count == 16)
            for template in templates {
                let read = try await town.perform(ReadInstrument(instrument: template.id), as: .northCounsellor)
                #expect(read.scale.isWordless)
                let scale = read.scale.questionnaire
                let lowest = scale.items.filter(\.isScored).compactMap { $0.options.compactMap(\.weight).min() }
                let points = lowest.map { "\($0)" }.joined(separator: " ")
                let tried = try await town.perform(
                    TryInstrument(instrument: template.id, points: points), as: .northCounsellor)
                #expect(tried.result != nil || tried.refusal != nil, "\(template.id)")
            }
        }
    }

    private static func found(
        _ town: Town, _ search: String?, _ kind: InstrumentLine.Kind? = nil
    ) async throws -> [String] {
        let list = ListInstruments(search: search, kind: kind)
        return try await town.perform(list, as: .northCounsellor).lines.map(\.slug)
    }

    @Test(arguments: Engine.available)
    func `the library is found by name and by kind`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.loadAndApprove()
            let searches: [(words: String?, kind: InstrumentLine.Kind?, slugs: [String])] = [
                ("PHQ", nil, ["phq-2", "phq-9"]), ("isi", .owned, ["isi"]), (nil, .owned, ["isi"]),
                ("%", .owned, []), ("_", .owned, []), (nil, .entry, ["mmse", "moca"]),
            ]
            for (words, kind, slugs) in searches {
                let found = try await Self.found(town, words, kind)
                #expect(found == slugs, "\(words ?? "everything")")
            }
        }
    }
}
