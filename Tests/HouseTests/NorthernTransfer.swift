import Access
import Care
import HouseKit
import Interviews
import Messages
import Rosters

/// Archives of northern pupils on their way to a school of the south: one that waits, and one that was acknowledged.
struct NorthernTransfer {
    let waiting: ID<ArchiveTransfer>
    let taken: ID<ArchiveTransfer>
    let finding: ID<Finding>
    let receiver: Caller

    /// - Parameter grown: of age and found, with the name that the roster knows.
    init(_ town: Town, child: ID<Finding>, grown: ID<Finding>, name: String, born: String) async throws {
        let school = try await town.addSchool("接收学校", in: TownPlaces.southTownship, by: .southAdministrator)
        let teacher = try await town.colleague(
            "receiving.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
        try await town.office.perform(
            AddMember(unit: "\(school)-2025-1", kind: .pupil, name: Private(name), born: Day(born)), as: teacher)
        waiting = try await town.perform(
            SendTransfer(
                finding: child, school: school, basis: .legalDuty, words: Private("\(Marker.north) order"),
                request: "\(Marker.north) transfer"),
            as: .northTeacher
        ).transfer
        taken = try await town.perform(
            SendTransfer(
                finding: grown, school: school, basis: .ownConsent, saidOn: town.clock.now.day, way: .inPerson,
                words: Private("\(Marker.north) words"), request: "\(Marker.north) second transfer"),
            as: .northTeacher
        ).transfer
        finding = try await town.office.perform(AcknowledgeTransfer(transfer: taken), as: teacher).finding
        try await town.perform(MarkMessagesRead(), as: .northTeacher)
        receiver = teacher
    }

    var words: [String] { [waiting.rawValue, taken.rawValue, finding.rawValue] }

    func queries(teacher: Caller, finding: ID<Finding>) -> [String: QueryExample] {
        [
            "ListTransfers": QueryExample(shows: waiting.rawValue, rightPerson: teacher, input: [:]),
            "ReadTransfer": QueryExample(
                shows: "\(Marker.north) order", rightPerson: teacher, input: ["transfer": waiting.rawValue]),
            "PreviewTransfer": QueryExample(
                shows: waiting.rawValue, rightPerson: teacher, input: ["finding": finding.rawValue]),
            "ReadReceivedArchive": QueryExample(
                shows: #""guardianIsDanger":false"#, rightPerson: receiver, input: ["transfer": taken.rawValue]),
            "OpenTransferred": QueryExample(
                shows: "\(Marker.north) care0", rightPerson: receiver, input: ["transfer": waiting.rawValue]),
        ]
    }

    func commands(finding: ID<Finding>) -> [String: CommandExample] {
        let sent = CommandExample.refused(["transfer": waiting.rawValue])
        return [
            "SendTransfer": CommandExample.refused(["finding": finding.rawValue]).adding("school", "x")
                .adding("basis", "legalDuty").adding("words", "x").adding("request", "x"),
            "TakeBackTransfer": sent, "ReturnTransfer": sent.adding("reason", "x"), "AcknowledgeTransfer": sent,
            "TellOfLateTransfers": .refused([:]),
        ]
    }
}
