import Access
import Care
import Foundation
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@testable import App

/// Source: rulebook E.4.5: what is kept with a sheet is enough to work its score out again.
@Suite struct RecomputationTests {
    @Test(arguments: Engine.available)
    func `any sheet of any scale gives the same score when it is worked out again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let library = try OtherLibrary(town, name: "all")
            try library.addAllThatShips(with: town)
            try library.addAllTemplates(of: town)
            let house = try await town.secondHouse(resources: library.folder)
            let scales = house.references.library.all + house.references.library.entryOnly
            #expect(scales.count >= 30)
            var dice = Dice(seed: 20_261_122)
            var sent = 0
            for scale in scales {
                for round in 0..<12 {
                    guard let sheet = SubmitSheet(at: random(scale, round, &dice)) else { continue }
                    _ = try await house.office.perform(sheet, as: town.caller(.northProgram))
                    sent += 1
                }
            }
            var (checked, last) = (0, ID<Sheet>?.none)
            while true {
                let slice = try await house.office.perform(VerifySheets(after: last, atMost: 100), as: .system("test"))
                #expect(slice.difference == nil)
                checked += slice.checked
                guard let end = slice.last, slice.difference == nil else { break }
                last = end
            }
            #expect(checked == sent)
            #expect(sent > 300)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE not_valid IS NOT NULL") > 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE missing IS NOT NULL") > 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet_score") > 100)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE assumed <> ''") > 0)
            await house.database.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a score that somebody has altered is named, and nothing is mended`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let sound = try await town.finishedSheet(points: 1)
            #expect(try await town.performBySystem(VerifySheets(after: nil)).difference == nil)
            try await town.tamper("UPDATE sheet SET total = 3")
            let difference = try #require(try await town.performBySystem(VerifySheets(after: nil)).difference)
            #expect(difference.part == "total")
            #expect(difference.stored == "3")
            #expect(difference.recomputed == "8")
            #expect(try await town.perform(ReadResult(key: sound)).total == 3)
        }
    }

    @Test func `a part that was altered is named too`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.finished("pcl-5", points: 2)
            #expect(try await town.perform(ReadResult(key: key)).subscales.count == 4)
            try await town.tamper("UPDATE sheet_score SET total = total + 1 WHERE scale = 'cluster-c'")
            let difference = try await town.performBySystem(VerifySheets(after: nil)).difference
            #expect(difference?.part == "scale cluster-c")
        }
    }

    @Test(arguments: Engine.available)
    func `a sheet begun with one version of a scale ends with that version`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: nil)
            try await town.answer(1, 3, on: key)

            let library = try OtherLibrary(town, name: "two")
            let file = try #require(try OtherLibrary.shipped(town).first { $0.0.hasSuffix("phq-9.json") }?.1)
            try library.add(file, as: "phq-9-old")
            let text = String(decoding: file, as: UTF8.self)
            let newer = text.replacing(/"version": "[0-9.]+"/, with: #""version": "9.0.0""#, maxReplacements: 1)
            try library.add(Data(newer.utf8), as: "phq-9-new")
            let house = try await town.secondHouse(resources: library.folder)
            let versions = house.references.library.all.map(\.version.description)
            let old = try #require(versions.first)
            #expect(versions == [old, "9.0.0"])

            let rest = PHQ9.answers([3, 0, 0, 0, 0, 0, 0, 0, 0]).chosen
            let ended = try await house.office.perform(
                SaveAnswers(key: key, answers: rest, finish: true), as: .anyone)
            #expect(ended.isFinished)
            #expect(try await house.office.perform(ReadResult(key: key), as: .anyone).version == old)
            let ticket = try await house.office.perform(
                StartSheet(
                    questionnaire: "phq-9", language: .en, ageGroup: .from18to59, region: nil, agreed: true,
                    request: "a word of the form's own"), as: .anyone)
            #expect(try await house.office.perform(ReadSheet(key: ticket.key), as: .anyone).version == "9.0.0")
            let verified = try await house.office.perform(VerifySheets(after: nil), as: .system("test"))
            #expect(verified.checked == 1)
            #expect(verified.difference == nil)

            // A house that has only the newer version cannot work the older score out again, and says so.
            let newest = try OtherLibrary(town, name: "newest")
            try newest.add(Data(newer.utf8), as: "phq-9-new")
            let forgetful = try await town.secondHouse(resources: newest.folder)
            let lost = try await forgetful.office.perform(VerifySheets(after: nil), as: .system("test")).difference
            #expect(lost?.part == "scale")
            await forgetful.database.close()
            await house.database.close()
        }
    }

    /// A sheet as a program might send it: any answers, some missing, and more or less known of the person.
    private func random(_ scale: Questionnaire, _ round: Int, _ dice: inout Dice) -> RandomSheet? {
        guard let group = AgeGroup.allCases.last(where: { $0.mayAnswer(scale) }) else { return nil }
        let lowest = scale.scoring.range.lowerBound
        let gaps = round < 4 ? 0 : round < 8 ? 12 : 3
        var answers = Answers()
        for item in scale.items where gaps == 0 || dice.next(below: gaps) > 0 {
            answers[item.linkId] = item.options[dice.next(below: item.options.count)].code
        }
        return RandomSheet(
            scale: scale, group: group, answers: scale.isEntryOnly ? Answers() : answers,
            entered: scale.isEntryOnly ? lowest + dice.next(below: scale.scoring.range.count) : nil,
            sex: [nil, Sex.female, .male][dice.next(below: 3)],
            education: [nil, Education.unschooled, .primary, .senior, .higher][dice.next(below: 5)],
            request: "\(scale.slug) \(round)")
    }
}

private struct RandomSheet {
    let scale: Questionnaire
    let group: AgeGroup
    let answers: Answers
    let entered: Int?
    let sex: Sex?
    let education: Education?
    let request: String
}

extension SubmitSheet {
    fileprivate init?(at sheet: RandomSheet?) {
        guard let sheet, let language = sheet.scale.languages.sorted(by: { $0.rawValue < $1.rawValue }).first else {
            return nil
        }
        self.init(
            questionnaire: sheet.scale.slug, language: language, ageGroup: sheet.group, region: TownPlaces.north,
            answers: sheet.answers, request: sheet.request)
        entered = sheet.entered
        sex = sheet.sex
        education = sheet.education
        age = sheet.sex == nil ? nil : sheet.group.lowestAge
    }
}

/// The same throws on every run.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// 0 to one less than the limit.
    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}

extension Town {
    /// Begins a scale in English and answers every question that is asked with as many points, as far as it has them.
    func finished(
        _ slug: String, points: Int, sex: Sex? = nil, ageGroup: AgeGroup = .from18to59
    ) async throws -> String {
        let scale = try #require(house.references.library.newest(slug))
        let ticket = try await perform(
            StartSheet(
                questionnaire: slug, language: .en, ageGroup: ageGroup, region: nil, agreed: true,
                request: "a word of the form's own \(slug) \(points)", sex: sex))
        var answers: [String: String] = [:]
        for item in scale.items {
            let fitting = item.options.first { $0.weight == points } ?? item.options.last
            answers[item.linkId] = fitting?.code
        }
        try await perform(SaveAnswers(key: ticket.key, answers: answers, finish: true))
        return ticket.key
    }
}
