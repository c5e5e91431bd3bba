import Access
import Care
import HouseKit
import Screenings

/// A class of the northern school that answers in a room, and one sitting there.
struct NorthernRoom {
    let room: ID<Room>
    /// Who was asked to lead it.
    let colleague: String
    let participant: String
    let code: String
    /// Opens the sitting.
    let key: String
    /// A paper of the same campaign.
    let paper: ID<Sitting>
    /// What was taken along for whoever sits there now.
    let taken: ID<TakenInterview>

    init(_ town: Town) async throws {
        let campaign = try await town.campaign()
        let child = try await campaign.invite()
        colleague = town.id(.classTeacher).rawValue
        (participant, code) = (child.participant, child.code)
        room = try await town.perform(
            OpenRoom(campaign: campaign.id, unit: TownPlaces.northClass), as: .northTeacher
        ).room
        try await town.perform(StartRoom(room: room, minutes: 40), as: .northTeacher)
        try await town.perform(HandRoom(room: room, colleague: town.id(.classTeacher)), as: .northTeacher)
        taken = try await town.perform(
            TakeAlong(campaign: campaign.id, code: child.code), as: .northTeacher
        ).taken
        key = try await town.perform(BeginSitting(code: child.code, language: .zhHans)).sittingKey
        let other = try await campaign.invite()
        paper = try await town.perform(
            BeginPaperEntry(campaign: campaign.id, code: other.code), as: .northTeacher
        ).sitting
    }

    /// What no stranger may be told.
    var words: [String] { [room.rawValue, participant, code, paper.rawValue, taken.rawValue] }

    private static let guess = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    func queries(_ town: Town) -> [String: QueryExample] {
        let teacher = town.caller(.northTeacher)
        return [
            "ListEntryCampaigns": QueryExample(shows: #""papersWaiting":1"#, rightPerson: teacher, input: [:]),
            "ListPaperEntries": QueryExample(
                shows: paper.rawValue, rightPerson: teacher, input: ["campaign": "campaign of the north"]),
            "ReadPaperEntry": QueryExample(
                shows: #""questionnaire":"who-5""#, rightPerson: teacher, input: ["sitting": paper.rawValue]),
            "ListHandedRooms": QueryExample(
                shows: room.rawValue, rightPerson: town.caller(.classTeacher), input: [:]),
            "ListRoomColleagues": QueryExample(
                shows: town.id(.classTeacher).rawValue, rightPerson: teacher, input: ["room": room.rawValue]),
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
        let paper = CommandExample.refused(["sitting": paper.rawValue])
        let entrant = CommandExample.refused([
            "campaign": "campaign of the north", "code": code, "language": "zh-Hans",
        ])
        return [
            "AddTime": here.adding("minutes", 5),
            "AnswerHand": seat,
            "AskForTalk": sitting.adding("wanted", true),
            "BeginInterview": entrant,
            "BeginPaperEntry": entrant,
            "BringInterview": .refused(["taken": taken.rawValue, "request": "r"]).adding("begunAt", 1)
                .adding("endedAt", 2).adding("sentAt", 3),
            "FinishKeying": paper,
            "KeyPaperSheet": paper.adding("sheet", 1),
            "SettleKeying": paper.adding("sheet", 1),
            "BeginSitting": .refused(["code": "AAAA-AAAA", "language": "en"]),
            "ChangeRoom": here,
            "CloseRoom": here,
            "FinishSitting": sitting,
            "HandRoom": here.adding("colleague", colleague),
            "MoveSeat": seat.adding("room", room.rawValue),
            "NoteAbsent": seat.adding("isAbsent", true),
            "OpenRoom": .refused(["campaign": "campaign of the north", "unit": TownPlaces.northSchool]),
            "RaiseHand": sitting.adding("isUp", true),
            "SaveSittingAnswer": sitting.adding("sheet", 1).adding("item", "who-5.1").adding("option", "at-no-time"),
            "SaveSittingAnswers": sitting.adding("sheet", 1),
            "StartRoom": here.adding("minutes", 5),
            "StopSitting": seat,
            "TakeAlong": entrant,
            "TakeRoomBack": here,
            "TakeSeatAlong": seat,
        ]
    }
}
