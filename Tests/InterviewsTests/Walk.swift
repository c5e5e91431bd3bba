import Care
import Files
import HouseKit
import InterviewRules
import Interviews

/// A pupil who was talked with, and what is done for them.
struct Walk {
    let town: Town
    let finding: ID<Finding>
    let code: String

    init(_ town: Town, level: CareLevel = .watch) async throws {
        self.town = town
        let stage = try await town.careStage(born: ["2010-05-06"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        finding = try await town.finding(of: stage.pupils[0]).id
        code = stage.pupils[0].code
        var talk = RecordInterview.about(finding, on: town.clock.now.day, level: level)
        talk.guardianWhyNot = .later
        talk.referral = .advised
        try await town.perform(talk, as: .northTeacher)
    }

    /// A step that lacks nothing.
    func command(
        _ step: PathStep, _ facts: [PathFact]? = nil, words: String = "示例", request: String? = nil
    ) -> TakePathStep {
        let today = town.clock.now.day
        let day: Day? = switch step {
        case .notYet: today.adding(days: 7)
        case .returned: today
        default: nil
        }
        let ticked = (facts ?? Self.facts(of: step)).map { ($0.rawValue, true) }
        return TakePathStep(
            finding: finding, step: step, on: today, facts: Dictionary(uniqueKeysWithValues: ticked),
            words: Private(words), day: day, request: request ?? "\(step) \(today)")
    }

    func take(_ step: PathStep, _ facts: [PathFact]? = nil, request: String? = nil) async throws {
        try await town.perform(command(step, facts, request: request), as: .northTeacher)
    }

    func shown() async throws -> [ShownPath] {
        try await town.perform(ReadFinding(finding: finding), as: .northTeacher).paths
    }

    func release() async throws {
        try await town.perform(
            ReleaseReport(finding: finding, sentences: ["thanks": true], request: "words"), as: .northTeacher)
    }

    func paper(_ bytes: [UInt8]) -> KeepDoctorsAdvice {
        KeepDoctorsAdvice(
            finding: finding, writtenOn: town.clock.now.day, scan: UploadedFile(name: "scan", bytes: bytes),
            request: "paper")
    }

    private static func facts(of step: PathStep) -> [PathFact] {
        switch step {
        case .referred: [.generalHospital, .guardianAgrees]
        case .seen, .treated: []
        case .leave: [.guardianAgrees, .schoolAgrees]
        case .applied: [.guardianAsks, .hospitalAdvice]
        case .meeting: [.schoolThere, .guardianThere, .teacherThere, .adviceRead]
        case .notYet: [.safetyPlan]
        case .returned: [.personAtSchool, .guardianAgrees, .schoolAgrees]
        case .followUp: [.comesToSchool]
        case .closed: [.stayed]
        }
    }
}
