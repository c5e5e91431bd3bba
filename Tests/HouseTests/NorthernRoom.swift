import Access
import Care
import HouseKit
import Screenings

/// A class of the northern school that answers in a room, and one sitting there.
struct NorthernRoom {
    let room: ID<Room>
    let participant: String
    let code: String
    /// Opens the sitting.
    let key: String

    init(_ town: Town) async throws {
        let campaign = try await town.campaign()
        let child = try await campaign.invite()
        (participant, code) = (child.participant, child.code)
        room = try await town.perform(
            OpenRoom(campaign: campaign.id, unit: TownPlaces.northClass), as: .northTeacher
        ).room
        try await town.perform(StartRoom(room: room, minutes: 40), as: .northTeacher)
        key = try await town.perform(BeginSitting(code: child.code, language: .zhHans)).sittingKey
    }

    /// What no stranger may be told.
    var words: [String] { [room.rawValue, participant, code] }

    private static let guess = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    func queries(_ town: Town) -> [String: QueryExample] {
        let teacher = town.caller(.northTeacher)
        return [
            "ListRooms": QueryExample(shows: room.rawValue, rightPerson: teacher, input: [:]),
            "ReadRoom": QueryExample(shows: participant, rightPerson: teacher, input: ["room": room.rawValue]),
            "ReadSitting": QueryExample(
                shows: #""questionnaire":"who-5""#, rightPerson: .anyone, input: ["sittingKey": key],
                strangersInput: ["sittingKey": Self.guess]),
        ]
    }

    func commands() -> [String: CommandExample] {
        let here = CommandExample.refused(["room": room.rawValue])
        let seat = CommandExample.refused(["participant": participant])
        let sitting = CommandExample.refused(["sittingKey": Self.guess])
        return [
            "AddTime": here.adding("minutes", 5),
            "AnswerHand": seat,
            "BeginSitting": .refused(["code": "AAAA-AAAA", "language": "en"]),
            "CloseRoom": here,
            "FinishSitting": sitting,
            "MoveSeat": seat.adding("room", room.rawValue),
            "NoteAbsent": seat.adding("isAbsent", true),
            "OpenRoom": .refused(["campaign": "campaign of the north", "unit": TownPlaces.northSchool]),
            "RaiseHand": sitting.adding("isUp", true),
            "SaveSittingAnswer": sitting.adding("sheet", 1).adding("item", "who-5.1").adding("option", "at-no-time"),
            "SaveSittingAnswers": sitting.adding("sheet", 1),
            "StartRoom": here.adding("minutes", 5),
            "StopSitting": seat,
        ]
    }
}
