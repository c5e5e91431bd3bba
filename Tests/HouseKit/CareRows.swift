import Access
import CampaignRules
import Campaigns
public import Care
import Consents
public import Interviews
import InterviewRules
public import Rosters
import ScreeningRules
import Screenings
import Warnings

/// A campaign of the northern school in which pupils have sat down, all by the doors of the rooms next door.
public struct CareStage: Sendable {
    public struct Pupil: Sendable {
        public let member: ID<MemberCard>
        public let participant: String
        public let code: String
    }

    public let campaign: String
    public let schoolClass: String
    /// In the order of their names.
    public let pupils: [Pupil]
}

/// How somebody answers in a test.
public enum CareAnswer: Sendable {
    case well
    /// The lowest well-being there is: WHO-5 0 of 100.
    case veryLow
    /// WHO-5 40 of 100.
    case low
    /// Well, but in a second.
    case clicked
    /// For those of age: PHQ-9 with the last question answered by these points.
    case flag(Int)

    /// On every question of WHO-5; the last differs, so that it is no straight line.
    fileprivate var wellBeing: [String] {
        switch self {
        case .veryLow: Array(repeating: "at-no-time", count: 4) + ["some-of-the-time"]
        case .low: Array(repeating: "less-than-half", count: 3) + ["more-than-half", "some-of-the-time"]
        case .well, .clicked, .flag: Array(repeating: "most-of-the-time", count: 4) + ["all-of-the-time"]
        }
    }
}

extension Town {
    /// Opens a campaign with a class of pupils, each born on the day given, with every consent that is asked for.
    public func careStage(
        born days: [String] = ["2015-05-06", "2015-06-07", "2015-07-08"], request: String = "care",
        addsClasses: Bool = true
    ) async throws -> CareStage {
        if addsClasses { try await addClasses() }
        var members: [ID<MemberCard>] = []
        for (place, day) in days.enumerated() {
            members.append(try await addPupil("\(Marker.north) 小\(request)\(place)", born: day))
        }
        return try await careStage(of: members, request: request)
    }

    /// The same with people who are on the roster already.
    public func careStage(of members: [ID<MemberCard>], request: String) async throws -> CareStage {
        let campaign = try await openedCampaign(request)
        let schoolClass = Town.northClass(1)
        var listed: [String: ID<Participant>] = [:]
        for line in try await perform(ListParticipants(campaign: campaign), as: .northTeacher).participants {
            listed[line.member] = line.id
        }
        var pupils: [CareStage.Pupil] = []
        for member in members {
            let participant = listed[member.rawValue] ?? ID("nobody")
            let code = try await perform(ReplaceCode(participant: participant), as: .northTeacher).code
            pupils.append(.init(member: member, participant: participant.rawValue, code: code))
        }
        let slips = try await perform(
            MakeSlips(campaign: campaign.rawValue, unit: schoolClass, request: "slips \(request)"), as: .northTeacher)
        for slip in slips.slips { try await agree(slip.secret) }
        for pupil in pupils {
            let own = try await perform(ReadOwnConsent(code: pupil.code))
            guard own.state == .waitsForYou || own.state == .waitsForBoth else { continue }
            try await perform(GiveOwnConsent(code: pupil.code, notice: own.notice.id))
        }
        return CareStage(campaign: campaign.rawValue, schoolClass: schoolClass, pupils: pupils)
    }

    private func openedCampaign(_ request: String) async throws -> ID<Campaign> {
        try await perform(TakeDuty(region: TownPlaces.city), as: .cityLead)
        let campaign = try await planCampaign(request: request)
        let today = clock.now.day
        try await perform(
            ChangeCampaign(
                campaign: campaign,
                aims: .init(title: "\(Marker.north) 普查", titleEn: "", purpose: "示例", basis: .consent),
                who: .init(allUnits: true), battery: .init(order: ["who-5": "1", "phq-9": "2"]),
                window: .init(
                    firstDay: "\(today)", opens: "08:00", lastDay: "\(today.adding(days: 20))", closes: "18:00",
                    languages: ["zh-Hans": true], retentionDays: "365", asksGuardianFrom14: false),
                privacy: PrivacyRecord(purpose: "示例", necessity: "示例", risks: "示例", measures: "示例")),
            as: .northAdministrator)
        try await perform(
            WriteNotice(campaign: campaign.rawValue, chinese: Self.consentWords), as: .northAdministrator)
        try await perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
        try await perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
        try await performBySystem(OpenCampaign(campaign: campaign))
        try await performBySystem(EnrolMembers(campaign: campaign))
        return campaign
    }

    /// Sits down and answers; hands in unless told otherwise.
    /// - Returns: the key of the sitting.
    @discardableResult
    public func sit(
        _ pupil: CareStage.Pupil, _ answer: CareAnswer, handsIn: Bool = true
    ) async throws -> String {
        let key = try await perform(BeginSitting(code: pupil.code, language: .zhHans)).sittingKey
        if case .clicked = answer {} else { clock.pass(seconds: 90) }
        let wellBeing = Dictionary(
            uniqueKeysWithValues: answer.wellBeing.enumerated().map { ("who-5.\($0.offset + 1)", $0.element) })
        try await perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: wellBeing))
        if case .flag(let points) = answer {
            let answers = PHQ9.answers([1, 0, 1, 0, 1, 0, 1, 0, points])
            try await perform(SaveSittingAnswers(sittingKey: key, sheet: 2, answers: answers.chosen))
        }
        if handsIn { try await perform(FinishSitting(sittingKey: key)) }
        return key
    }

    /// What the clock does after a sitting.
    public func lookThroughSittings() async throws {
        try await performBySystem(TellHandedIn())
        try await workOff()
    }

    /// What the northern psychology teacher sees.
    public func findings(ended: Bool? = nil) async throws -> ListFindings.Outcome {
        try await perform(ListFindings(ended: ended), as: .northTeacher)
    }

    /// The finding of somebody who sat down.
    public func finding(of pupil: CareStage.Pupil) async throws -> FindingCard {
        guard let card = try await findings(ended: true).findings.first(where: { $0.participant == pupil.participant })
        else { throw NothingThere() }
        return card
    }
}
