import Access
import Care
import HouseKit
import Messages
import Rosters
import Storage

/// A message in the inbox of a northern teacher, one that could not be sent from the north, and what was asked for.
struct NorthernMessages {
    let town: Town
    let inbox: String
    let outbox: String
    let member: String

    init(_ town: Town) async throws {
        self.town = town
        let note = MessageNote(
            kind: .sittingsTomorrow, cause: "\(Marker.north) cause",
            titles: ["zh-Hans": "\(Marker.north) 心情周", "en": "\(Marker.north) week"], region: TownPlaces.northTownship,
            unit: TownPlaces.northSchool, path: "/campaigns")
        try await town.performBySystem(
            WriteMessages(note: note, accounts: [town.id(.northTeacher).rawValue]))
        let message = try await town.perform(ListMessages(), as: .northTeacher).messages.first
        inbox = message?.id.rawValue ?? ""
        outbox = "00000000-0000-7000-8000-00000000feed"
        try await town.tamper(
            """
            INSERT INTO outbox_message (id, channel, kind, cause, recipient, region, path, made_at, due_at, attempts,
                given_up_at, last_fault)
            VALUES (\(outbox), 'webhook', 'notBegun', 'cause', 'north', \(TownPlaces.north), '/campaigns', 0, 0, 7,
                \(town.clock.now), 'unreachable')
            """)
        member = try await town.perform(
            AddMember(
                unit: TownPlaces.northSchool, kind: .pupil, name: Private("\(Marker.north) 信"), born: Day("2013-05-05"),
                guardianPhone: Private("0990-5550155")), as: .northTeacher
        ).member.rawValue
    }

    var words: [String] { [inbox, outbox] }

    func queries(_ town: Town, campaign: String) -> [String: QueryExample] {
        let system = Caller.system("test")
        return [
            "CountMessages": QueryExample(
                shows: #""unread":1"#, rightPerson: town.caller(.northTeacher), input: [:]),
            "CountNotBegun": QueryExample(
                shows: Marker.north, rightPerson: town.caller(.northTeacher), input: ["campaign": campaign]),
            "CountOutbox": QueryExample(shows: #""givenUp":1"#, rightPerson: system, input: [:]),
            "HasOutbox": QueryExample(
                shows: "false", rightPerson: system, input: ["channel": "webhook"]),
            "ListMessages": QueryExample(shows: inbox, rightPerson: town.caller(.northTeacher), input: [:]),
            "OpenPhone": QueryExample(shows: "0990-5550155", rightPerson: system, input: ["member": member]),
            "ReadChannels": QueryExample(
                shows: #""sms":false"#, rightPerson: town.caller(.northTeacher), input: [:], isPublic: true),
            "ReadOutbox": QueryExample(shows: outbox, rightPerson: town.caller(.northAdministrator), input: [:]),
        ]
    }

    func commands(campaign: String) -> [String: CommandExample] {
        let note: [String: Any] = [
            "kind": "notBegun", "cause": "x", "titles": ["zh-Hans": "x"], "region": TownPlaces.south.code, "path": "/",
        ]
        return [
            "ForgetOldMessages": .refused([:]),
            "MarkMessagesRead": .own("puts aside what is the caller's own"),
            "NoteDelivery": .refused(["message": outbox, "attempt": 7]),
            "OpenMessage": .refused(["message": inbox]),
            "RemindNotBegun": .refused(["campaign": campaign]),
            "RetryMessage": .refused(["message": outbox]),
            "TakeOutbox": .refused(["channel": "webhook"]),
            "TellOfSittings": .refused([:]),
            "WriteMessages": .refused(["note": note, "accounts": [String](), "phones": [String]()]),
        ]
    }
}
