import Access
import Accounts
import Care
import Foundation
import HouseKit
import Screenings
import Testing

/// How one query is tried: by those who may see what it finds, and by all others.
struct QueryExample {
    /// What the right person is told, as a proof that there is something to leak.
    let shows: String
    let rightPerson: Caller
    let input: [String: String]
    /// What a stranger brings; as a rule the same.
    var strangersInput: [String: String]?
    /// Whether everybody may see it, because it says nothing of people or events.
    var isPublic = false
}

/// One example for every query of the house. A new query needs its line here.
func queryExamples(_ secrets: NorthernSecrets) -> [String: QueryExample] {
    let town = secrets.town
    let lead = town.caller(.northLead)
    let system = Caller.system("test")
    let alert = ["alert": secrets.raised.alert.rawValue]
    let guess = ["key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]
    return [
        // What it counts is tried in a test of its own.
        "CountAlerts": QueryExample(shows: #""waiting":0"#, rightPerson: lead, input: [:], isPublic: true),
        "BrowseRegion": QueryExample(
            shows: "北一镇", rightPerson: lead, input: ["region": TownPlaces.north.code]),
        "ChoosePlace": QueryExample(shows: "北县", rightPerson: .anyone, input: [:], isPublic: true),
        "FindSites": QueryExample(
            shows: "990202-centre", rightPerson: .anyone, input: ["region": TownPlaces.northVillage.code],
            isPublic: true),
        "ListAccounts": QueryExample(shows: Marker.north, rightPerson: system, input: [:]),
        "ListAlerts": QueryExample(shows: secrets.raised.alert.rawValue, rightPerson: lead, input: [:]),
        "FindPostPlaces": QueryExample(
            shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
        "ListDeedsOnMe": QueryExample(
            shows: "AddAccount", rightPerson: town.caller(.northCounsellor), input: [:], isPublic: true),
        "ListInvitations": QueryExample(
            shows: secrets.invited.account.rawValue, rightPerson: town.caller(.northAdministrator), input: [:]),
        "ListOwnDeeds": QueryExample(shows: "NoteOnAlert", rightPerson: lead, input: [:]),
        "ListOwnSignIns": QueryExample(
            shows: secrets.northDevice.rawValue, rightPerson: lead, input: ["token": secrets.northSignIn]),
        "ListOwnTokens": QueryExample(
            shows: secrets.northTokenID.rawValue, rightPerson: town.caller(.northProgram), input: [:]),
        "ListPeople": QueryExample(shows: Marker.north, rightPerson: town.caller(.northAdministrator), input: [:]),
        "ListUnitPeople": QueryExample(
            shows: Marker.north, rightPerson: town.caller(.northAdministrator),
            input: ["unit": TownPlaces.northSchool]),
        "OfferSecondFactor": QueryExample(
            shows: "otpauth", rightPerson: lead, input: ["token": secrets.northSignIn]),
        "ReadLink": QueryExample(
            shows: Marker.north, rightPerson: .anyone, input: ["secret": secrets.invited.secret],
            strangersInput: ["secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
        "ReadPerson": QueryExample(
            shows: Marker.north, rightPerson: town.caller(.northAdministrator),
            input: ["account": town.id(.northLead).rawValue]),
        "ListOwnSheets": QueryExample(
            shows: secrets.sentSheet.id.rawValue, rightPerson: town.caller(.northProgram), input: [:]),
        "FindMeasures": QueryExample(
            shows: secrets.sentResponse.id.rawValue, rightPerson: town.caller(.northProgram),
            input: ["responses": secrets.sentResponse.id.rawValue]),
        "FindQuestionnaires": QueryExample(
            shows: "44249-1", rightPerson: .anyone, input: ["slug": "phq-9"], isPublic: true),
        "FindResponses": QueryExample(
            shows: secrets.sentResponse.id.rawValue, rightPerson: town.caller(.northProgram), input: [:]),
        "ReadResponse": QueryExample(
            shows: "\(Marker.north) patient", rightPerson: town.caller(.northProgram),
            input: ["id": secrets.sentResponse.id.rawValue]),
        "ListPlaceTypes": QueryExample(shows: "psychiatric-hospital", rightPerson: .anyone, input: [:], isPublic: true),
        "ListUnits": QueryExample(shows: TownPlaces.northSchool, rightPerson: lead, input: [:]),
        "ListTopics": QueryExample(shows: "phq-9", rightPerson: .anyone, input: ["language": "en"], isPublic: true),
        "NamePlaces": QueryExample(shows: "[]", rightPerson: .anyone, input: [:], isPublic: true),
        "NameUnits": QueryExample(shows: "{}", rightPerson: .anyone, input: [:], isPublic: true),
        "OpenContact": QueryExample(shows: "\(Marker.north) 小禾", rightPerson: lead, input: alert),
        "OpenUnitContact": QueryExample(
            shows: "\(Marker.north) 校长", rightPerson: lead,
            input: ["unit": TownPlaces.northSchool, "contact": secrets.contact.rawValue]),
        "ReadAlert": QueryExample(shows: "\(Marker.north) note", rightPerson: lead, input: alert),
        "ReadHistory": QueryExample(
            shows: #""total":9"#, rightPerson: .anyone, input: ["historyKey": secrets.historyKey],
            strangersInput: ["historyKey": guess["key"] ?? ""]),
        "ReadResult": QueryExample(
            shows: #""total":9"#, rightPerson: .anyone, input: ["key": secrets.sheetKey], strangersInput: guess),
        "ReadSheet": QueryExample(
            shows: secrets.sheetCode, rightPerson: .anyone, input: ["key": secrets.sheetKey], strangersInput: guess),
        "ReadUnit": QueryExample(
            shows: "\(Marker.north) duty", rightPerson: town.caller(.northTeacher),
            input: ["unit": TownPlaces.northSchool]),
        "ReadUnitImport": QueryExample(
            shows: "\(Marker.north) 校", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.unitImport.rawValue]),
        "ReadUnitImportForm": QueryExample(
            shows: "weekdays", rightPerson: town.caller(.northAdministrator), input: [:], isPublic: true),
        "ReadUnitImportRest": QueryExample(
            shows: "\(Marker.north) 校", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.unitImport.rawValue]),
        "ReadClassImport": QueryExample(
            shows: "\(Marker.north) 学校", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.classImport.rawValue]),
        "ReadClassImportForm": QueryExample(
            shows: "entryYear", rightPerson: town.caller(.northAdministrator), input: [:], isPublic: true),
        "ReadClassImportRest": QueryExample(
            shows: "\(Marker.north) 学校", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.classImport.rawValue]),
        "ReadStaffImport": QueryExample(
            shows: "\(Marker.north) 新人", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.staffImport.rawValue]),
        "ReadStaffImportForm": QueryExample(
            shows: "counsellor", rightPerson: town.caller(.northAdministrator), input: [:], isPublic: true),
        "ReadStaffImportRest": QueryExample(
            shows: "\(Marker.north) 新人", rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.staffImport.rawValue]),
        "ReadInvitationSheet": QueryExample(
            shows: #""waiting":1"#, rightPerson: town.caller(.northAdministrator),
            input: ["draft": secrets.staffWritten.rawValue]),
        "RecogniseColleague": QueryExample(
            shows: Marker.north, rightPerson: system, input: ["login": Townsperson.northLead.rawValue]),
        "RecogniseProgram": QueryExample(
            shows: Marker.north, rightPerson: .anyone, input: ["token": secrets.northToken],
            strangersInput: ["token": secrets.southToken]),
        "RecogniseVisitor": QueryExample(
            shows: Marker.north, rightPerson: .anyone, input: ["token": secrets.northSignIn],
            strangersInput: ["token": secrets.southSignIn]),
        "VerifySheets": QueryExample(shows: #""checked":"#, rightPerson: system, input: [:]),
        "WhoAmI": QueryExample(shows: "lead.north", rightPerson: lead, input: [:]),
    ].merging(scaleQueryExamples(secrets)) { first, _ in first }
        .merging(secrets.roster.queries(town)) { first, _ in first }
        .merging(secrets.members.queries(town)) { first, _ in first }
        .merging(secrets.consents.queries(town)) { first, _ in first }
        .merging(secrets.campaigns.queries(town)) { first, _ in first }
        .merging(secrets.door.queries(town)) { first, _ in first }
        .merging(secrets.room.queries(town)) { first, _ in first }
        .merging(secrets.care.queries(town)) { first, _ in first }
        .merging(secrets.report.queries(town)) { first, _ in first }
        .merging(secrets.retention.queries(town)) { first, _ in first }
        .merging(secrets.rights.queries(town)) { first, _ in first }
        .merging(secrets.schoolWork.queries(town)) { first, _ in first }
        .merging(secrets.messages.queries(town, campaign: secrets.campaigns.open.rawValue)) { first, _ in first }
}
