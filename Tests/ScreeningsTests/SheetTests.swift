import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@Suite struct SheetTests {
    private static func start(
        _ questionnaire: String = "phq-9", _ language: Language = .zhHans, age: AgeGroup = .from18to59,
        in region: Region? = nil, agreed: Bool = true, request: String = "a request of the form's own"
    ) -> StartSheet {
        StartSheet(
            questionnaire: questionnaire, language: language, ageGroup: age, region: region, agreed: agreed,
            request: request)
    }

    @Test(arguments: Engine.available)
    func `a sheet begins empty and knows its scale, language and place`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let ticket = try await town.perform(Self.start("phq-9", .en, in: TownPlaces.northVillage))
            let sheet = try await town.perform(ReadSheet(key: ticket.key))
            #expect(sheet.questionnaire == "phq-9")
            #expect(sheet.language == .en)
            #expect(sheet.region == TownPlaces.northVillage)
            #expect(sheet.answers == Answers())
            #expect(sheet.code == ticket.code)
            #expect(!sheet.isFinished)
            #expect(!sheet.hasRedFlag)
        }
    }

    @Test(
        arguments: [
            (start(age: .under14), ScreeningError.tooYoung), (start(agreed: false), .notAgreed),
            (start("no-such-scale"), .unknownQuestionnaire), (start(in: TownPlaces.nowhere), .unknownPlace),
            (start("mmse"), .unknownQuestionnaire),
            (start(request: "too short"), .badRequest),
            (start(request: String(repeating: "x", count: 129)), .badRequest),
        ])
    func `where no sheet may begin nothing is kept`(_ start: StartSheet, _ error: ScreeningError) async throws {
        try await withTown(.sqlite) { town in
            let before = try await town.ledger()
            await #expect(throws: error) { try await town.perform(start) }
            #expect(try await town.ledger() == before)
        }
    }

    @Test func `a place that is not chosen stays unsaid`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            #expect(try await town.perform(ReadSheet(key: key)).region == nil)
        }
    }

    @Test func `without a city nothing is offered, because a red flag would reach nobody`() async throws {
        try await withTown(.sqlite) { town in
            try await town.tamper("DELETE FROM unit")
            try await town.tamper("DELETE FROM region")
            await #expect(throws: ScreeningError.notSetUp) { try await town.perform(Self.start()) }
        }
    }

    @Test(arguments: Engine.available)
    func `the same request begins one sheet, also when it comes twice at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.perform(Self.start())
            #expect(try await town.perform(Self.start()) == first)
            let other = Self.start(request: "another request of the form")
            async let one = town.perform(other)
            async let two = town.perform(other)
            let (left, right) = try await (one, two)
            #expect(left == right)
            #expect(left != first)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `answers are kept, changed and taken back one by one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: nil)
            let progress = try await town.answer(1, 2, on: key)
            #expect(progress.answered == 1)
            #expect(progress.count == 9)
            try await town.answer(2, 1, on: key)
            try await town.answer(1, 3, on: key)
            #expect(try await town.perform(ReadSheet(key: key)).answers == PHQ9.answers([3, 1]))
            for empty in [nil, ""] as [String?] {
                try await town.perform(SaveAnswer(key: key, item: PHQ9.items[0], option: empty))
            }
            #expect(try await town.perform(ReadSheet(key: key)).answers.chosen == [PHQ9.items[1]: PHQ9.options[1]])
        }
    }

    @Test func `an answer that the scale does not know is refused by name`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            let cases: [(String, String?, ScoringError)] = [
                ("no-such-item", PHQ9.options[0], .unknownItem("no-such-item")),
                ("no-such-item", nil, .unknownItem("no-such-item")),
                (PHQ9.items[0], "no-such-option", .unknownOption(item: PHQ9.items[0], option: "no-such-option")),
            ]
            for (item, option, error) in cases {
                await #expect(throws: ScreeningError.answers(error)) {
                    try await town.perform(SaveAnswer(key: key, item: item, option: option))
                }
            }
            let mixed = [PHQ9.items[0]: PHQ9.options[1], PHQ9.items[1]: "no-such-option"]
            await #expect(throws: ScreeningError.self) {
                try await town.perform(SaveAnswers(key: key, answers: mixed, finish: true))
            }
            #expect(try await town.perform(ReadSheet(key: key)).answers == Answers())
        }
    }

    @Test func `a key that opens nothing finds no sheet`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.startSheet(in: nil)
            for key in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
                await #expect(throws: ScreeningError.noSheet) { try await town.perform(ReadSheet(key: key)) }
                await #expect(throws: ScreeningError.noSheet) { try await town.perform(DeleteSheet(key: key)) }
                await #expect(throws: ScreeningError.noSheet) { try await town.answer(1, 1, on: key) }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a sheet that is deleted leaves nothing behind`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let kept = try await town.startSheet(in: nil)
            let key = try await town.startSheet(in: nil)
            try await town.answer(1, 1, on: key)
            try await town.perform(DeleteSheet(key: key))
            await #expect(throws: ScreeningError.noSheet) { try await town.perform(ReadSheet(key: key)) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet_key") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
            #expect(try await town.perform(ReadSheet(key: kept)).answers == Answers())
        }
    }

    @Test(arguments: [AgeGroup.from14to17, .from18to59, .from60])
    func `the topics name each scale with its age, and the sheet keeps to it`(_ age: AgeGroup) async throws {
        try await withTown(.sqlite) { town in
            let topics = try await town.perform(ListTopics(language: .zhHans))
            #expect(
                topics.map(\.questionnaire).sorted() == ["cesd-10", "gad-2", "gad-7", "phq-2", "phq-9", "who-5"])
            for topic in topics {
                let request = "a request for the scale \(topic.questionnaire)"
                let begin = Self.start(topic.questionnaire, age: age, request: request)
                if age.lowestAge >= topic.fromAge {
                    await #expect(throws: Never.self) { try await town.perform(begin) }
                } else {
                    await #expect(throws: ScreeningError.notForThisAge) { try await town.perform(begin) }
                }
            }
        }
    }
}
