import Access
import Accounts
import Care
import Foundation
import Files
import HouseKit
import Imports
import Regions
import ScreeningRules
import Screenings
import Warnings

/// A town in whose north much has happened, and what of it the south must never see.
struct NorthernSecrets {
    let town: Town
    let raised: Town.Raised
    /// A finished sheet.
    let sheetKey: String
    let sheetCode: String
    /// Opens the history that the finished sheet was kept in.
    let historyKey: String
    let historyCode: String
    let sentSheet: OwnSheet
    /// What a program sent in the manner of FHIR.
    let sentResponse: OwnResponse
    /// Whom to ask in the northern school.
    let contact: ID<UnitContact>
    /// A list of northern units that waits to be confirmed, with a row to be mended.
    let unitImport: ID<ImportDraft>
    /// A list of classes with a row to be mended.
    let classImport: ID<ImportDraft>
    /// A staff list that waits, and one that was written and whose links wait.
    let staffImport: ID<ImportDraft>
    let staffWritten: ID<ImportDraft>
    /// What the north has of its own in the library of scales.
    let scale: NorthernScale
    let roster: NorthernRoster
    let members: NorthernMembers
    let consents: NorthernConsents
    let campaigns: NorthernCampaign
    let door: NorthernDoor
    let room: NorthernRoom
    let care: NorthernCare
    let report: NorthernReport
    let messages: NorthernMessages
    let retention: NorthernRetention
    let rights: NorthernRights
    let schoolWork: NorthernSchoolWork
    /// Sign-ins of a northerner and of a southerner.
    let northSignIn: String
    let southSignIn: String
    let northToken: String
    let northTokenID: ID<MakeOwnToken>
    let southToken: String
    /// Somebody who is invited in the north.
    let invited: HandedLink
    let northDevice: ID<SignIn>

    init(_ town: Town) async throws {
        self.town = town
        try await town.perform(TakeDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
        raised = try await town.raiseAlert(in: TownPlaces.northVillage)
        try await town.perform(
            AskForCall(
                key: raised.key, wanted: true, name: Private("\(Marker.north) 小禾"), phone: Private("0990-5550177")))
        try await town.perform(AcknowledgeAlert(alert: raised.alert), as: .northLead)
        try await town.perform(
            NoteOnAlert(alert: raised.alert, note: Private("\(Marker.north) note"), request: nil), as: .northLead)
        let ticket = try await town.startTicket(in: TownPlaces.northVillage)
        (sheetKey, sheetCode) = (ticket.key, ticket.code)
        try await town.perform(
            SaveAnswers(key: sheetKey, answers: PHQ9.answers(Array(repeating: 1, count: 8)).chosen, finish: true))
        let history = try await town.perform(
            BeginHistory(key: sheetKey, request: "\(Marker.north) a word of the form's own"))
        (historyKey, historyCode) = (history.historyKey, history.code)
        sentSheet = try await town.perform(
            SubmitSheet(
                questionnaire: "phq-9", language: .en, ageGroup: .from18to59, region: TownPlaces.north,
                answers: PHQ9.answers([1, 1, 1, 1, 1, 1, 1, 1]), request: "\(Marker.north) request"),
            as: .northProgram)
        sentResponse = try await town.send(
            PHQ9.response([1, 1, 1, 1, 1, 1, 1, 1, 0], about: "\(Marker.north) patient"), as: .northProgram,
            identifier: "\(Marker.north) response")
        try await town.perform(
            KeepUnitContact(
                unit: TownPlaces.northSchool, duty: "\(Marker.north) duty", name: Private("\(Marker.north) 校长"),
                phone: Private("0990-5550166")), as: .northAdministrator)
        let school = try await town.perform(ReadUnit(unit: TownPlaces.northSchool), as: .northAdministrator)
        contact = school.contacts.first?.id ?? ID("none")
        let list = "name,kind,region\n\(Marker.north) 站,station,\(TownPlaces.north)\n\(Marker.north) 校,none,12\n"
        unitImport = try await town.perform(
            PreviewImport<UnitImport>(file: UploadedFile(name: "list.csv", bytes: Array(list.utf8))),
            as: .northAdministrator
        ).id
        let classes = "school,grade,class\n\(Marker.north) 学校,2025,1\n"
        classImport = try await town.perform(
            PreviewImport<ClassImport>(file: UploadedFile(name: "classes.csv", bytes: Array(classes.utf8))),
            as: .northAdministrator
        ).id
        staffWritten = try await town.previewStaff("name,role,region\n\(Marker.north) 甲,网格员,\(TownPlaces.north)\n")
        try await town.perform(ConfirmImport<StaffImport>(draft: staffWritten), as: .northAdministrator)
        try await town.performBySystem(CarryOutImport<StaffImport>(draft: staffWritten, step: 0))
        staffImport = try await town.previewStaff(
            "name,role,region\n\(Marker.north) 乙,网格员,\(TownPlaces.north)\n\(Marker.north) 新人,国王,12\n")
        scale = try await NorthernScale(town)
        roster = try await NorthernRoster(town)
        members = try await NorthernMembers(town)
        consents = try await NorthernConsents(town)
        campaigns = try await NorthernCampaign(town)
        door = try await NorthernDoor(town)
        room = try await NorthernRoom(town)
        care = try await NorthernCare(town)
        report = try await NorthernReport(town)
        messages = try await NorthernMessages(town)
        retention = try await NorthernRetention(town, campaign: campaigns.open.rawValue)
        rights = try await NorthernRights(town, care: care)
        schoolWork = try await NorthernSchoolWork(town)
        northSignIn = try await Self.signIn(.northLead, in: town)
        southSignIn = try await Self.signIn(.southLead, in: town)
        northToken = try await Self.token(.northProgram, in: town)
        southToken = try await Self.token(.southProgram, in: town)
        guard let token = try await town.perform(ListOwnTokens(), as: .northProgram).first else {
            throw NothingThere()
        }
        northTokenID = token.id
        invited = try await town.perform(
            InvitePerson(
                displayName: "\(Marker.north) 小禾", role: .counsellor, place: TownPlaces.northSchool, from: nil,
                until: nil, request: "\(Marker.north) a form of the page"),
            as: .northAdministrator)
        let devices = try await town.perform(ListOwnSignIns(token: northSignIn), as: .northLead)
        guard let device = devices.first else { throw NothingThere() }
        northDevice = device.id
    }

    /// What must not stand in anything that a southerner is told.
    var words: [String] {
        [
            Marker.north, raised.alert.rawValue, sentSheet.id.rawValue, sentResponse.id.rawValue, "0990-5550177",
            "0990-5550166", sheetCode, historyCode, invited.secret, invited.account.rawValue, northDevice.rawValue,
        ] + scale.words + roster.words + members.words + campaigns.words + consents.words + room.words + care.words
            + report.words
            + messages.words + retention.words + rights.words + schoolWork.words + door.words
    }

    private static func signIn(_ person: Townsperson, in town: Town) async throws -> String {
        let outcome = try await town.perform(
            SignIn(account: person.rawValue, password: person.password, code: town.code(person), address: "test"))
        guard case .signedIn(let token) = outcome else { throw NothingThere() }
        return token
    }

    private static func token(_ person: Townsperson, in town: Town) async throws -> String {
        try await town.performBySystem(
            IssueToken(
                login: person.rawValue, label: person.displayName, granted: person.post.role.permissions, days: 30)
        ).token
    }
}

/// Input of a use case as JSON, as it comes in at a door.
func json(_ fields: [String: Any]) throws -> Data { try JSONSerialization.data(withJSONObject: fields) }

extension Town {
    fileprivate func previewStaff(_ list: String) async throws -> ID<ImportDraft> {
        try await perform(
            PreviewImport<StaffImport>(file: UploadedFile(name: "staff.csv", bytes: Array(list.utf8))),
            as: .northAdministrator
        ).id
    }
}
