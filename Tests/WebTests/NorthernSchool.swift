import Care
import HouseKit
import Imports
import Interviews
import Protection
import ProtectionRules
import Reports
import Rosters
import Screenings
import Storage
import WarningRules

/// A northern school in the middle of a screening, with something behind every page of it: a campaign with consents, a
/// room, a paper, somebody who was found and advised about, a list that waits, and the report of the year before.
struct NorthernSchool {
    /// As an address may name it.
    static let report = "0192f0c1-5f3a-7c00-8000-00000000e0a7"

    /// A campaign of its place that enrols whoever is met.
    static let door = "0192f0c1-5f3a-7c00-8000-00000000d00a"

    let care: CareStage
    let finding: String
    let room: String
    let paper: String
    let list: String
    /// A report of harm about the first pupil.
    let harm: String
    /// A resident who was met at the door.
    let met: String
    /// An alert in the village beside it.
    let alert: String
    /// Of the school's psychology teacher.
    let account: String

    init(_ town: Town) async throws {
        care = try await town.careStage(born: ["2015-05-06", "2015-06-07", "2015-07-08", "2015-08-09"])
        try await town.sit(care.pupils[0], .veryLow)
        try await town.sit(care.pupils[1], .clicked)
        try await town.lookThroughSittings()
        let found = try await town.finding(of: care.pupils[0]).id
        finding = found.rawValue
        try await town.perform(
            GiveAdvice(
                finding: found, sentences: ["smallWord": true], words: Private("\(Marker.north) advice"),
                until: town.clock.now.day.adding(days: 30), request: "advice"),
            as: .northTeacher)
        harm = try await town.perform(
            RaiseHarmReport(
                finding: finding, harmed: .minor, situation: .injuries, who: Private("\(Marker.north) who"),
                facts: Private("\(Marker.north) harm"), foundOn: town.clock.now.day, foundTime: ClockTime.example,
                request: "harm"),
            as: .northTeacher
        ).report.rawValue
        let opened = try await town.perform(
            OpenRoom(campaign: care.campaign, unit: care.schoolClass), as: .northTeacher)
        try await town.perform(StartRoom(room: opened.room, minutes: 40), as: .northTeacher)
        room = opened.room.rawValue
        paper = try await town.perform(
            BeginPaperEntry(campaign: care.campaign, code: care.pupils[2].code), as: .northTeacher
        ).sitting.rawValue
        list = try await town.previewMembers(
            "name,born,grade,class\n\(Marker.north) 小山,2012-05-06,2025,1\n\(Marker.north) 小水,2012-05-06,2025,77\n"
        ).id.rawValue
        let door = try await town.doorCampaign(Self.door)
        met = try await town.perform(MeetResident.someone(at: door), as: .northCounsellor).member.rawValue
        alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert.rawValue
        account = town.id(.northTeacher).rawValue
        try await Self.reportOfLastYear(town)
    }

    private static func reportOfLastYear(_ town: Town) async throws {
        let over = try await town.campaign(report)
        try await town.tamper(
            """
            UPDATE campaign SET state = 'closed', title_zh = \("\(Marker.north) 去年的普查"),
                title_en = \("\(Marker.north) last year"), opens_at = \(town.clock.now.adding(hours: -48)),
                closes_at = \(town.clock.now.adding(hours: -24)), sights = 'statistics-planner' WHERE id = \(over.id)
            """)
        try await town.tamper(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            VALUES (\(over.id), \(TownPlaces.northSchool), \(TownPlaces.northTownship))
            """)
        try await town.answer(AnsweredClass(nil, [20, 15, 12, 10]), in: over.id, mark: "northern answer")
        try await town.performBySystem(StartReports())
        while try await town.number("SELECT COUNT(*) AS number FROM report_edition WHERE drawn_at IS NULL") > 0 {
            try await town.performBySystem(DrawReport(campaign: ID(over.id)))
        }
    }

    /// What a day brings: somebody new on the roster, and one more who has answered, looked through at once.
    func liveOneDay(in town: Town) async throws {
        try await town.addPupil("\(Marker.north) 新生", born: "2013-02-03")
        try await town.sit(care.pupils[3], .clicked)
        try await town.lookThroughSittings()
    }

    /// What stands for a part of an address, such as `{finding}`.
    func part(_ name: String, of path: String) -> String? {
        switch name {
        case "campaign" where path.contains("/door"): Self.door
        case "member" where path.contains("/door"): met
        case "campaign": path.hasPrefix("reports/") ? Self.report : care.campaign
        case "participant": care.pupils[0].participant
        case "unit": care.schoolClass
        case "member": care.pupils[0].member.rawValue
        case "finding": finding
        case "report": harm
        // Its address leads to the list of all, whichever is named.
        case "disclosure": finding
        case "room": room
        case "sitting": paper
        case "draft": list
        // Its address leads to the list of all papers, whichever is named.
        case "consent": finding
        // And this one to the page of the finding.
        case "advice": finding
        // These to the pupil's tags and to the dates of whoever asks.
        case "tag", "riskDate": finding
        case "alert": alert
        case "account": account
        // Places and schools are known to many; what is told of this one is not.
        case "region": TownPlaces.north.code
        case "school": TownPlaces.northSchool
        default: nil
        }
    }

    /// Whether somebody of the north opens a page in any state of things: the others lead elsewhere, or are lists.
    func isAsked(_ path: String) -> Bool {
        let subjects = [
            "campaigns", "care", "care-advice", "consents", "disclosures", "door", "entry", "paper", "protection",
            "reports", "rooms", "rosters",
        ]
        return subjects.contains(String(path.dropFirst().prefix { $0 != "/" }))
            || ["/alerts/\(alert)", "/people/\(account)", "/units/\(care.schoolClass)"].contains(path)
    }

    /// A form or a counter that opens to whoever may use one at all, and says nothing of whom it was asked for.
    func isBlank(_ path: String) -> Bool {
        path == "/people/\(account)/post" || path.hasPrefix("/rights/members/")
    }

    /// What no stranger is told: names and titles all bear the mark.
    var words: [String] { [Marker.north] + care.pupils.map(\.code) }

    /// What tells one from the other; a page repeats them to whoever asks for them by name.
    var names: [String] {
        [Self.report, Self.door, met, care.campaign, care.schoolClass, finding, room, paper, list, harm, alert, account]
            + care.pupils.map(\.participant) + care.pupils.map(\.member.rawValue)
    }
}
