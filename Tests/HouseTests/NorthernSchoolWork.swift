import Access
import Care
import HouseKit
import SchoolWork

/// Lessons of the northern school, of which the south must never see anything.
struct NorthernSchoolWork {
    let lesson: ID<Lesson>

    init(_ town: Town) async throws {
        try await town.perform(
            RecordLessons(
                school: TownPlaces.northSchool, heldOn: town.clock.now.day, topic: "\(Marker.north) 情绪",
                form: .sceneDrama, classes: [Town.northClass(1): true]), as: .northTeacher)
        let read = ReadLessons(school: TownPlaces.northSchool)
        guard let kept = try await town.perform(read, as: .northTeacher).lessons.first else { throw NothingThere() }
        lesson = kept.id
    }

    var words: [String] { [lesson.rawValue] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let school = ["school": TownPlaces.northSchool]
        return [
            "ListLessons": QueryExample(
                shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
            "ReadLessons": QueryExample(
                shows: "\(Marker.north) 情绪", rightPerson: town.caller(.northTeacher), input: school),
        ]
    }

    var commands: [String: CommandExample] {
        let school = ["school": TownPlaces.northSchool]
        return [
            "ExportLessons": .refused(school).adding("format", "csv").adding("reason", "curiosity"),
            "RecordLessons": .refused(school).adding("heldOn", "2026-03-02").adding("topic", "x")
                .adding("form", "lecture").adding("classes", [Town.northClass(1): true]),
            "RemoveLesson": .refused(["lesson": lesson.rawValue]),
        ]
    }
}
