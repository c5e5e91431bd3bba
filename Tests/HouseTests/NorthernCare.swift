import Access
import Care
import Files
import HouseKit
import InterviewRules
import Interviews
import Messages
import Protection
import ProtectionRules
import Storage
import WarningRules
import Warnings

/// A pupil of the north who is cared for: found, talked with, advised about, with a report and a retest beside, and a
/// plan that the head of the school reads.
struct NorthernCare {
    let stage: CareStage
    let finding: ID<Finding>
    let retest: String
    /// Of the third pupil, who has shown a red flag.
    let alert: ID<Alert>
    let flagged: ID<Finding>
    /// What a doctor has written for the first pupil.
    let paper: ID<DoctorsAdvice>
    /// A report of harm about the first pupil.
    let harm: ID<HarmReport>
    /// What was told of the first pupil without leave.
    let disclosure: ID<Disclosure>
    /// What is noted of the second pupil's circumstances.
    let tag: ID<CareTag>
    /// A date of the northern school.
    let riskDate: ID<RiskDate>
    /// The archives of the first and the third pupil, on their way to another school.
    let transfer: NorthernTransfer

    init(_ town: Town) async throws {
        stage = try await town.careStage(
            born: ["2015-05-06", "2015-06-07", "2007-05-06"], request: "\(Marker.north) care", addsClasses: false)
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.sit(stage.pupils[1], .clicked)
        try await town.sit(stage.pupils[2], .flag(2))
        try await town.lookThroughSittings()
        flagged = try await town.finding(of: stage.pupils[2]).id
        let raised = try await town.perform(ReadFinding(finding: flagged), as: .northTeacher).alerts.first
        alert = ID(raised?.alert ?? "")
        // Taken up, so that it does not wait in anybody's count.
        try await town.perform(AcknowledgeAlert(alert: alert), as: .northTeacher)
        try await town.perform(MarkMessagesRead(), as: .northTeacher)
        finding = try await town.finding(of: stage.pupils[0]).id
        retest = stage.pupils[1].participant
        try await town.perform(
            RecordInterview(
                finding: finding, heldOn: town.clock.now.day,
                risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                functioning: .usual, said: Private("\(Marker.north) talk"), level: .serious, nextStep: .lookAgain,
                plan: Private("\(Marker.north) plan"), nextLook: town.clock.now.day.adding(days: 1),
                guardianWhyNot: .later, referral: .advised, request: "\(Marker.north) talk"),
            as: .northTeacher)
        try await town.tamper(
            "UPDATE campaign SET sights = sights || ' level-unitLead' WHERE id = \(stage.campaign)")
        try await town.perform(
            GiveAdvice(
                finding: finding, sentences: ["smallWord": true], words: Private("\(Marker.north) advice"),
                until: town.clock.now.day.adding(days: 30), request: "\(Marker.north) advice"),
            as: .northTeacher)
        try await town.perform(
            ReleaseReport(
                finding: finding, sentences: ["thanks": true], words: Private("\(Marker.north) report"),
                request: "\(Marker.north) report"),
            as: .northTeacher)
        try await town.perform(
            TakePathStep(
                finding: finding, step: .referred, on: town.clock.now.day,
                facts: ["generalHospital": true, "guardianAgrees": true], words: Private("\(Marker.north) way"),
                request: "\(Marker.north) way"),
            as: .northTeacher)
        try await town.perform(
            KeepDoctorsAdvice(
                finding: finding, writtenOn: town.clock.now.day,
                scan: UploadedFile(name: "scan", bytes: ProofPaper.pdf), request: "\(Marker.north) doctor"),
            as: .northTeacher)
        let kept = try await town.perform(ReadFinding(finding: finding), as: .northTeacher).paths.first?.papers.first
        paper = kept?.id ?? ID("")
        harm = try await town.perform(
            RaiseHarmReport(
                finding: finding.rawValue, harmed: .minor, situation: .violenceAtHome,
                who: Private("\(Marker.north) who"), facts: Private("\(Marker.north) harm"),
                foundOn: town.clock.now.day.adding(days: -1), foundTime: ClockTime.example,
                request: "\(Marker.north) harm"),
            as: .northTeacher
        ).report
        disclosure = try await town.perform(
            PlanDisclosure(
                finding: finding.rawValue, reason: .harm, recipient: .relative, toWhom: Private("\(Marker.north) aunt"),
                content: Private("\(Marker.north) told"), request: "\(Marker.north) disclosure"),
            as: .northTeacher
        ).disclosure
        let noted = stage.pupils[1].member.rawValue
        try await town.perform(
            NoteCareTag(
                member: noted, tag: "leftBehind", basis: .guardianConsent, suppliedBy: .guardian,
                words: Private("\(Marker.north) tag"), request: "\(Marker.north) tag"),
            as: .northTeacher)
        tag = try await town.perform(ReadCareTags(member: noted), as: .northTeacher).tags.first?.id ?? ID("")
        try await town.perform(
            NoteRiskDate(
                unit: TownPlaces.northSchool, kind: .anniversary, day: town.clock.now.day.adding(days: 100),
                request: "\(Marker.north) date"),
            as: .northTeacher)
        riskDate = try await town.perform(ListRiskDates(), as: .northTeacher).dates.first?.id ?? ID("")
        transfer = try await NorthernTransfer(
            town, child: finding, grown: flagged, name: "\(Marker.north) 小\(Marker.north) care2", born: "2007-05-06")
    }

    var words: [String] {
        [
            finding.rawValue, retest, alert.rawValue, flagged.rawValue, paper.rawValue, harm.rawValue,
            disclosure.rawValue, tag.rawValue, riskDate.rawValue,
        ] + stage.pupils.map(\.code) + transfer.words
    }

    func queries(_ town: Town) -> [String: QueryExample] {
        let teacher = town.caller(.northTeacher)
        let ofClass = Caller.person(
            ID("class teacher"), name: "class.teacher",
            posts: [Post(role: .classTeacher, region: TownPlaces.northTownship, unit: stage.schoolClass)])
        let ofCentre = Caller.person(
            ID("centre lead"), name: "centre.lead",
            posts: [Post(role: .centreLead, region: TownPlaces.northTownship, unit: TownPlaces.northSchool)])
        let member = stage.pupils[0].member.rawValue
        let own: [String: QueryExample] = [
            "ListFileLooks": QueryExample(shows: #""useCase":"ReadFinding""#, rightPerson: ofCentre, input: [:]),
            "ListFindings": QueryExample(shows: finding.rawValue, rightPerson: teacher, input: [:]),
            "ReadFinding": QueryExample(
                shows: "\(Marker.north) talk", rightPerson: teacher, input: ["finding": finding.rawValue]),
            "ReadCareTags": QueryExample(
                shows: "\(Marker.north) tag", rightPerson: teacher,
                input: ["member": stage.pupils[1].member.rawValue]),
            "ListRiskDates": QueryExample(shows: riskDate.rawValue, rightPerson: teacher, input: [:]),
            "ListCareTags": QueryExample(shows: "\(Marker.north) tag", rightPerson: teacher, input: [:]),
            "ListHarmReports": QueryExample(shows: harm.rawValue, rightPerson: teacher, input: [:]),
            "ListStaffChecks": QueryExample(
                shows: Marker.north, rightPerson: town.caller(.northSchoolAdministrator), input: [:]),
            "CountStaffChecks": QueryExample(
                shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
            "ListDisclosures": QueryExample(shows: "\(Marker.north) told", rightPerson: teacher, input: [:]),
            "ReadHarmReport": QueryExample(
                shows: "\(Marker.north) harm", rightPerson: teacher, input: ["report": harm.rawValue]),
            "FindCareOfAlert": QueryExample(
                shows: flagged.rawValue, rightPerson: teacher, input: ["alert": alert.rawValue]),
            "OpenFlagged": QueryExample(
                shows: "\(Marker.north) care2", rightPerson: teacher,
                input: ["alert": alert.rawValue, "reason": "findNow"]),
            "ReadTeachersReport": QueryExample(
                shows: #""questionnaire":"who-5""#, rightPerson: teacher,
                input: ["participant": stage.pupils[0].participant]),
            "ListPathVisits": QueryExample(shows: finding.rawValue, rightPerson: teacher, input: [:]),
            "OpenDoctorsAdvice": QueryExample(
                shows: #""kind":"pdf""#, rightPerson: teacher,
                input: ["finding": finding.rawValue, "advice": paper.rawValue]),
            "ListRetests": QueryExample(shows: retest, rightPerson: teacher, input: [:]),
            "ListCarePlans": QueryExample(
                shows: "\(Marker.north) plan", rightPerson: town.caller(.northSchoolAdministrator), input: [:]),
            "ListCareAdvice": QueryExample(shows: "\(Marker.north) advice", rightPerson: ofClass, input: [:]),
            "ReadOwnReport": QueryExample(
                shows: "\(Marker.north) report", rightPerson: .anyone, input: ["code": stage.pupils[0].code],
                strangersInput: ["code": "ZZZZ-ZZZZ"]),
            "TakeOwnReport": QueryExample(
                shows: "\(Marker.north) report", rightPerson: .anyone, input: ["code": stage.pupils[0].code],
                strangersInput: ["code": "ZZZZ-ZZZZ"]),
            "OpenNames": QueryExample(shows: "\(Marker.north) care0", rightPerson: teacher, input: ["members": member]),
            "OpenNamesInCare": QueryExample(
                shows: "\(Marker.north) care0", rightPerson: teacher, input: ["members": member]),
            "OpenMemberInCare": QueryExample(
                shows: "\(Marker.north) care0", rightPerson: teacher,
                input: ["member": member, "reason": "talk"]),
            "OpenClassNames": QueryExample(
                shows: "\(Marker.north) care0", rightPerson: ofClass, input: ["members": member]),
        ]
        return own.merging(transfer.queries(teacher: teacher, finding: finding)) { first, _ in first }
    }

    func commands() -> [String: CommandExample] {
        let found = CommandExample.refused(["finding": finding.rawValue])
        let risk = [
            "thoughts": "no", "plan": "no", "means": "no", "soon": "no", "attempt": "no", "others": "no",
        ]
        let told = CommandExample.refused(["disclosure": disclosure.rawValue])
        let tagged = CommandExample.refused(["member": stage.pupils[1].member.rawValue])
        let harmed = CommandExample.refused(["report": harm.rawValue])
        let own: [String: CommandExample] = [
            "RaiseHarmReport": found.adding("harmed", "minor").adding("situation", "violenceAtHome").adding("who", "x")
                .adding("facts", "x").adding("foundOn", "2026-03-04").adding("foundTime", "09:00")
                .adding("request", "x"),
            "TellAuthorities": harmed.adding("authorities", ["police": true]).adding("toldOn", "2026-03-04")
                .adding("toldTime", "09:00").adding("request", "x"),
            "AddToHarmReport": harmed.adding("words", "x").adding("request", "x"),
            "AcknowledgeHarmReport": harmed,
            "CloseHarmReport": harmed.adding("ending", "safe").adding("words", "x"),
            "PlanDisclosure": found.adding("reason", "harm").adding("recipient", "relative").adding("toWhom", "x")
                .adding("content", "x").adding("request", "x"),
            "AgreeToDisclosure": told, "RecordDisclosureMade": told.adding("toldOn", "2026-03-04")
                .adding("toldTime", "09:00"),
            "RecordPersonTold": told.adding("toldOn", "2026-03-04").adding("toldTime", "09:00"),
            "TellOfLateHarm": .refused([:]), "TellOfLateTalks": .refused([:]), "TellOfStaffChecks": .refused([:]),
            "TellOfLateVisits": .refused([:]), "TellOfLateErrands": .refused([:]), "TellOfLooks": .refused([:]),
            "TellOfLateFollowUps": .refused([:]),
            "NoteGuardianDanger": found.adding("reason", "x"), "EndGuardianDanger": found.adding("reason", "x"),
            "CarryOutHeldWithdrawals": .refused(["member": stage.pupils[0].member.rawValue]),
            "NoteErrand": found.adding("errand", "principal").adding("heldOn", "2026-03-04").adding("request", "x"),
            "NoteCareTag": tagged.adding("tag", "poor").adding("basis", "law").adding("suppliedBy", "school")
                .adding("words", "x").adding("request", "x"),
            "RenewCareTag": tagged.adding("tag", tag.rawValue).adding("until", "2026-03-05"),
            "NoteRiskDate": .refused([
                "unit": TownPlaces.northSchool, "kind": "exam", "day": "2026-03-05", "request": "x",
            ]),
            "TakeOffRiskDate": .refused(["riskDate": riskDate.rawValue]),
            "TakeOffCareTag": tagged.adding("tag", tag.rawValue),
            "ForgetCareTags": .refused(["participant": retest]), "ForgetOldCareTags": .refused([:]),
            "WindHighRiskLooks": .refused([:]),
            "TakeOverCare": found, "CloseCare": found, "EndAdvice": found,
            "RecordInterview": found.adding("heldOn", "2026-03-04").adding("manner", "phone").adding("risk", risk)
                .adding("functioning", "usual").adding("level", 0).adding("nextStep", "nothing").adding("request", "x"),
            "RecordGuardianContact": found.adding("heldOn", "2026-03-04").adding("manner", "phone")
                .adding("outcome", "agreed").adding("said", "x").adding("request", "x"),
            "GiveAdvice": found.adding("sentences", ["smallWord": true]).adding("until", "2026-03-05")
                .adding("request", "x"),
            "ReleaseReport": found.adding("sentences", ["thanks": true]).adding("request", "x"),
            "TakePathStep": found.adding("step", "seen").adding("on", "2026-03-04").adding("request", "x"),
            "KeepDoctorsAdvice": found.adding("writtenOn", "2026-03-04")
                .adding("scan", ["name": "x.pdf", "data": "JVBERi0="]).adding("request", "x"),
            "ReleaseReports": .refused(["campaign": stage.campaign]),
            "DecideRetest": .refused(["participant": retest, "decision": "leave"]),
            "FindPositives": .refused(["sittings": [retest]]),
            "FindFlagged": .refused(["sheet": "x"]),
            "ForgetFinding": .refused(["participant": retest]),
            "TellHandedIn": .refused([:]),
            "BringBackFirst": .refused(["sittings": [retest]]),
            "CallOffAgain": .refused(["participant": retest]),
            "InviteAgain": .refused(["participant": retest, "from": 1, "until": 2]),
            "CompleteLeftSittings": .refused(["campaign": stage.campaign]),
        ]
        return own.merging(transfer.commands(finding: finding)) { first, _ in first }
    }
}
