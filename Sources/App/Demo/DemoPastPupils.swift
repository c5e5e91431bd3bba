import Access
import Accounts
import Campaigns
import Care
import Consents
import Files
import Foundation
import Imports
import InterviewRules
import Interviews
import Regions
import Rosters
import ScreeningRules
import Screenings

/// The pupils of last year's screening: invented, in the highest grade then, gone by now.
struct DemoPastPupils: Sendable {
    let house: House
    let past: DemoPast.Told
    let teacher: Caller
    let planned: Moment

    /// Some at once, so that the writer takes them together.
    private static let atOnce = 8
    /// Every so many has not come; fewer than ten, as the report then says.
    private static let absent = 21

    /// The year in which they came to the school.
    private var entryYear: Int {
        let (year, month) = (planned.day.civil.year, planned.day.civil.month)
        return (month < 9 ? year - 1 : year) - 2
    }

    private var units: [String] { (1...past.classes).map { "\(past.school)-\(entryYear)-\($0)" } }

    /// Classes and roster.
    func bring() async throws -> Int {
        let administrator = try await house.office.perform(
            RecogniseColleague(login: past.campaign.planner), as: .system("demo")
        ).caller
        _ = try await house.office.perform(
            AddClasses(unit: past.school, entryYear: entryYear, classes: past.classes), as: administrator)
        try await carryOut(list(standing: past.list.here), at: planned)
        return entryYear
    }

    /// They have left by the end of the school year after.
    func leave(after closed: Moment) async throws {
        try await carryOut(list(standing: past.list.gone), at: closed.adding(hours: 24 * 230))
    }

    /// Consents, answers, and a talk with everybody who seemed to need one.
    func answer(_ campaign: ID<Campaign>, opened: Moment) async throws {
        let lesson = opened.adding(hours: 26)
        let office = house.office.standing(at: lesson)
        _ = try await house.office.standing(at: opened).perform(
            OpenCampaign(campaign: campaign), as: .system("demo"))
        _ = try await office.perform(EnrolMembers(campaign: campaign), as: .system("demo"))
        for unit in units {
            let slips = try await office.perform(
                MakeSlips(campaign: campaign.rawValue, unit: unit, request: "demo past \(unit)"), as: teacher
            ).slips
            let codes = try await office.perform(
                PrintCodes(campaign: campaign, unit: unit, reason: past.reason, request: "demo past \(unit)"),
                as: teacher
            ).lines.map(\.code)
            try await together(slips.map(\.secret)) { try await agree(withSecret: $0, office) }
            try await together(Array(codes.enumerated())) { number, code in
                try await sit(code, number, at: lesson)
            }
        }
        _ = try await house.office.standing(at: lesson.adding(hours: 1)).perform(TellHandedIn(), as: .system("demo"))
        try await talk(about: campaign, on: lesson.adding(hours: 48))
    }

    private func agree(withSecret secret: String, _ office: Office) async throws {
        let notice = try await office.perform(ReadGuardianLink(secret: secret), as: .anyone).notice.id
        _ = try await office.perform(GiveGuardianConsent(secret: secret, notice: notice), as: .anyone)
    }

    /// Most are well; some have hard weeks, which the talk afterwards found to be over.
    private func sit(_ code: String, _ number: Int, at lesson: Moment) async throws {
        guard number % Self.absent != Self.absent - 1 else { return }
        let office = house.office.standing(at: lesson)
        let notice = try await office.perform(ReadOwnConsent(code: code), as: .anyone).notice.id
        _ = try await office.perform(GiveOwnConsent(code: code, notice: notice), as: .anyone)
        let isTired = number % 9 == 2 || number % 9 == 5
        let worries = number % 3 == 1 ? [1, 1, 2, 1, 1, 1, 1] : [0, 1, 0, 1, 0, 1, 0]
        let sheets = [("who-5", isTired ? [3, 3, 2, 4, 3] : [1, 2, 1, 2, 1]), ("gad-7", worries)]
        do {
            let key = try await office.perform(BeginSitting(code: code, language: .zhHans), as: .anyone).sittingKey
            for (place, sheet) in sheets.enumerated() {
                guard let scale = house.references.library.newest(sheet.0) else { continue }
                let answers = Dictionary(uniqueKeysWithValues: zip(scale.items, sheet.1).map { item, choice in
                    (item.linkId, item.options[choice].code)
                })
                // Minutes apart, because the time that somebody takes is looked at.
                _ = try await house.office.standing(at: lesson.adding(minutes: 4 * (place + 1))).perform(
                    SaveSittingAnswers(sittingKey: key, sheet: place + 1, answers: answers), as: .anyone)
            }
            _ = try await house.office.standing(at: lesson.adding(minutes: 12)).perform(
                FinishSitting(sittingKey: key), as: .anyone)
        } catch SittingProblem.handedIn {
            return
        }
    }

    private func talk(about campaign: ID<Campaign>, on moment: Moment) async throws {
        let office = house.office.standing(at: moment)
        let found = try await office.perform(ListFindings(campaign: campaign.rawValue), as: teacher).findings
        try await together(found.map(\.id)) { finding in
            _ = try await office.perform(
                RecordInterview(
                    finding: finding, heldOn: moment.day, manner: .together, topics: ["study": true],
                    risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                    functioning: .usual, supports: ["friends": true], level: .calm, nextStep: .nothing,
                    request: "the demo's past \(finding)"),
                as: teacher)
            _ = try await office.perform(CloseCare(finding: finding), as: teacher)
        }
    }

    private func together<Each: Sendable>(
        _ all: [Each], _ step: @escaping @Sendable (Each) async throws -> Void
    ) async throws {
        for start in stride(from: 0, to: all.count, by: Self.atOnce) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for each in all[start..<min(start + Self.atOnce, all.count)] {
                    group.addTask { try await step(each) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func carryOut(_ list: UploadedFile, at moment: Moment) async throws {
        let office = house.office.standing(at: moment)
        let draft = try await office.perform(PreviewImport<MemberImport>(file: list), as: teacher).id
        _ = try await office.perform(ConfirmImport<MemberImport>(draft: draft), as: teacher)
        for step in 0...1 {
            _ = try await office.perform(
                CarryOutImport<MemberImport>(draft: draft, step: step), as: .system("demo"))
        }
    }

    /// Fourteen and fifteen years old then: themselves and their guardians are asked.
    private func list(standing: String) -> UploadedFile {
        let oldest = planned.day.adding(days: -15 * 365)
        let rows = (0..<past.classes * past.pupilsEach).map { number in
            let told = [
                "place": "\(number + 1)", "born": "\(oldest.adding(days: number * 4))",
                "number": "\(entryYear)\(1_000 + number)", "sex": past.list.sexes[number % 2], "school": past.school,
                "year": "\(entryYear)", "room": "\(number % past.classes + 1)", "end": "\(10 + number % 90)",
                "standing": standing,
            ]
            return told.reduce(past.list.row) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
        }
        let text = "\u{feff}" + ([past.list.header] + rows).joined(separator: "\r\n")
        return UploadedFile(name: "roster.csv", bytes: Array(text.utf8))
    }
}
