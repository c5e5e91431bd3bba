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
        "FindSites": QueryExample(
            shows: "990202-centre", rightPerson: .anyone, input: ["region": TownPlaces.northVillage.code],
            isPublic: true),
        "ListAccounts": QueryExample(shows: Marker.north, rightPerson: system, input: [:]),
        "ListAlerts": QueryExample(shows: secrets.raised.alert.rawValue, rightPerson: lead, input: [:]),
        "ListColleagues": QueryExample(shows: Marker.north, rightPerson: town.caller(.northAdministrator), input: [:]),
        "FindPostPlaces": QueryExample(
            shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
        "ListDeedsOnMe": QueryExample(
            shows: "AddAccount", rightPerson: town.caller(.northCounsellor), input: [:], isPublic: true),
        "ListInvitations": QueryExample(
            shows: secrets.invited.account.rawValue, rightPerson: town.caller(.northAdministrator), input: [:]),
        "ListOwnDeeds": QueryExample(shows: "NoteOnAlert", rightPerson: lead, input: [:]),
        "ListOwnSignIns": QueryExample(
            shows: secrets.northDevice.rawValue, rightPerson: lead, input: ["token": secrets.northSignIn]),
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
        "ListPlaces": QueryExample(shows: "北县", rightPerson: .anyone, input: [:], isPublic: true),
        "ListTopics": QueryExample(shows: "phq-9", rightPerson: .anyone, input: ["language": "en"], isPublic: true),
        "NameUnits": QueryExample(shows: "{}", rightPerson: .anyone, input: [:], isPublic: true),
        "OpenContact": QueryExample(shows: "\(Marker.north) 小禾", rightPerson: lead, input: alert),
        "ReadAlert": QueryExample(shows: "\(Marker.north) note", rightPerson: lead, input: alert),
        "ReadResult": QueryExample(
            shows: #""total":9"#, rightPerson: .anyone, input: ["key": secrets.sheetKey], strangersInput: guess),
        "ReadSheet": QueryExample(
            shows: secrets.sheetCode, rightPerson: .anyone, input: ["key": secrets.sheetKey], strangersInput: guess),
        "RecogniseColleague": QueryExample(
            shows: Marker.north, rightPerson: system, input: ["login": Townsperson.northLead.rawValue]),
        "RecogniseProgram": QueryExample(
            shows: Marker.north, rightPerson: .anyone, input: ["token": secrets.northToken],
            strangersInput: ["token": secrets.southToken]),
        "RecogniseVisitor": QueryExample(
            shows: Marker.north, rightPerson: .anyone, input: ["token": secrets.northSignIn],
            strangersInput: ["token": secrets.southSignIn]),
        "WhoAmI": QueryExample(shows: "lead.north", rightPerson: lead, input: [:]),
    ]
}
