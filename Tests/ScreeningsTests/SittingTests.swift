import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@Suite struct SittingTests {
    /// What the tests answer on a sheet: the n-th option of every question.
    static func answers(_ option: Int, to slug: String, in town: Town) throws -> [String: String] {
        let (items, options) = try #require(scales[slug])
        return Dictionary(uniqueKeysWithValues: items.map { ($0, options[option]) })
    }

    private static let scales = [
        "who-5": (
            (1...5).map { "who-5.\($0)" },
            [
                "all-of-the-time", "most-of-the-time", "more-than-half", "less-than-half", "some-of-the-time",
                "at-no-time",
            ]
        ),
        "gad-7": (
            ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"],
            ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
        ),
    ]

    @Test(arguments: Engine.available)
    func `a child of nine answers what is made for nine`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign()
            let child = try await campaign.invite(born: "2016-12", Consents(guardian: "given"))
            let key = try await town.begin(child.code)
            let sitting = try await town.perform(ReadSitting(sittingKey: key, sheet: nil))
            #expect(sitting.count == 1)
            #expect(sitting.scale.questionnaire.slug == "who-5")
            #expect(!sitting.isWaiting && !sitting.isFinished && sitting.next == 1)
            let row = try await town.number(
                """
                SELECT COUNT(*) AS number FROM sheet WHERE age = 9 AND age_group = 'under-14' AND sex = 'female'
                    AND unit = \(TownPlaces.northSchool) AND region = \(TownPlaces.northTownship) AND mode = 'self'
                """)
            #expect(row == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is older gets both scales in the order of the campaign`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("gad-7", 12, nil), ("who-5", 9, nil), ("phq-9", 9, nil)])
            let key = try await town.begin(try await campaign.invite(born: "2010-01").code)
            var slugs: [String] = []
            for place in 1...2 {
                let sitting = try await town.perform(ReadSitting(sittingKey: key, sheet: place))
                #expect(sitting.count == 2, "PHQ-9 is for adults, whatever a campaign says")
                slugs.append(sitting.scale.questionnaire.slug)
            }
            #expect(slugs == ["gad-7", "who-5"])
            await #expect(throws: SittingProblem.noSuchSheet) {
                try await town.perform(ReadSitting(sittingKey: key, sheet: 3))
            }
        }
    }

    @Test(
        arguments: [
            ("2016-12", Consents()), ("2016-12", Consents(person: "given")),
            ("2016-12", Consents(guardian: "declined")), ("2016-12", Consents(guardian: "withdrawn")),
            ("2016-12", Consents(person: "declined", guardian: "given")),
            ("2010-01", Consents(person: "given")), ("2010-01", Consents(guardian: "given")),
            ("2010-01", Consents(person: "withdrawn", guardian: "given")),
        ])
    func `without the consent that is asked for nothing begins and nobody is told whose`(
        _ born: String, _ said: Consents
    ) async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign().invite(born: born, said)
            let before = try await town.ledger()
            await #expect(throws: SittingProblem.mayNotBegin) { try await town.begin(child.code) }
            #expect(try await town.ledger() == before)
        }
    }

    @Test func `who took the consent back does not go on with the code`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign()
            let child = try await campaign.invite()
            _ = try await town.begin(child.code)
            try await campaign.say("withdrawn", "guardian", child.participant)
            await #expect(throws: SittingProblem.mayNotBegin) { try await town.begin(child.code) }
        }
    }

    @Test(arguments: Engine.available)
    func `a code that is wrong, removed, too early, too late or for nobody opens nothing`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("gad-7", 12, nil)])
            let young = try await campaign.invite(born: "2016-12")
            let gone = try await campaign.invite()
            let child = try await campaign.invite()
            try await town.tamper("UPDATE participant SET removed_at = 1 WHERE id = \(gone.participant)")
            for wrong in ["", "no code", "AAAA-AAAA", gone.code] {
                await #expect(throws: SittingProblem.noSuchCode) { try await town.begin(wrong) }
            }
            await #expect(throws: SittingProblem.nothingForThisAge) { try await town.begin(young.code) }
            for early in ["draft", "submitted", "approved"] {
                try await campaign.set(state: early)
                await #expect(throws: SittingProblem.notOpenYet) { try await town.begin(child.code) }
            }
            for late in ["closed", "ended", "discarded"] {
                try await campaign.set(state: late)
                await #expect(throws: SittingProblem.over) { try await town.begin(child.code) }
            }
            try await campaign.set(state: "open")
            town.clock.pass(seconds: -60)
            await #expect(throws: SittingProblem.notOpenYet) { try await town.begin(child.code) }
            town.clock.pass(seconds: 15 * 24 * 3_600)
            await #expect(throws: SittingProblem.over) { try await town.begin(child.code) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `questions may be skipped, and what is handed in is scored and closed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign().invite()
            let key = try await town.begin(child.code)
            town.clock.pass(seconds: 60)
            let who = try Self.answers(1, to: "who-5", in: town)
            for (item, option) in who {
                town.clock.pass(seconds: 4)
                try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: item, option: option))
            }
            let told = try await town.perform(FinishSitting(sittingKey: key))
            #expect(!told.hasRedFlag)
            #expect(try await town.perform(FinishSitting(sittingKey: key)) == told, "sent again, it says the same")
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM sheet WHERE finished_at IS NOT NULL AND total = 80") == 1)
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM sheet WHERE finished_at IS NULL AND missing = 7") == 1)
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM published_sitting
                    WHERE state = 'finished' AND campaign = 'campaign of the north'
                        AND house = \(TownPlaces.northSchool)
                    """) == 1)
            await #expect(throws: SittingProblem.handedIn) {
                try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            }
            await #expect(throws: SittingProblem.handedIn) { try await town.begin(child.code) }
            let checked = try await town.performBySystem(VerifySheets(after: nil))
            #expect(checked.checked == 2 && checked.difference == nil)
        }
    }

    @Test func `what does not belong to the sheet is refused and changes nothing`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign().invite()
            let key = try await town.begin(child.code)
            let before = try await town.ledger()
            let item = try #require(try Self.answers(0, to: "who-5", in: town).keys.first)
            for (item, option) in [("no-item", "x"), (item, "no-option"), ("no-item", nil)] as [(String, String?)] {
                await #expect(throws: ScreeningError.self) {
                    try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: item, option: option))
                }
            }
            for place in [0, 3, -1] {
                await #expect(throws: SittingProblem.noSuchSheet) {
                    try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: place, answers: [:]))
                }
            }
            for strange in ["", "AAAA", "no key at all"] {
                await #expect(throws: SittingProblem.noSitting) {
                    try await town.perform(SaveSittingAnswers(sittingKey: strange, sheet: 1, answers: [:]))
                }
                await #expect(throws: SittingProblem.noSitting) {
                    try await town.perform(RaiseHand(sittingKey: strange, isUp: true))
                }
            }
            #expect(try await town.ledger() == before)
        }
    }

    @Test func `an answer given while the campaign ends is kept, and none an hour later`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign().invite()
            let key = try await town.begin(child.code)
            let who = try Self.answers(1, to: "who-5", in: town)
            town.clock.pass(seconds: 14 * 24 * 3_600 + 59 * 60)
            try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            town.clock.pass(seconds: 60)
            await #expect(throws: SittingProblem.over) {
                try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            }
            try await town.performBySystem(ForgetUnfinishedSheets())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == who.count, "nothing is lost")
        }
    }
}

typealias Consents = TownCampaign.Consents

extension Town {
    /// - Returns: the key of the sitting.
    @discardableResult
    func begin(_ code: String, _ language: Language = .zhHans) async throws -> String {
        try await perform(BeginSitting(code: code, language: language)).sittingKey
    }
}
