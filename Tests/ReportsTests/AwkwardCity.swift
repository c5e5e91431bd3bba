import Access
import App
import Care
import EquationKit
import HouseKit
import Reports
import Storage

/// Somebody of the city, by their answers: a band of the scale with parts (3 more where the sheet is marked, 6 where it
/// has none), a band of its part, the same of the other scale (2 more, 4), the rank of their gravest answer, and by
/// which mark their sheets are left out where they are (0 to 2, the gravest last; without a band, all but 0 are not
/// valid).
struct AnsweredPerson: Sendable {
    let ofParts: Int
    let part: Int
    let pair: Int?
    let rank: Int
    /// The points of the scale with parts, and of the other one: somewhere within the band.
    let points: Int
    let pairPoints: Int
    let mark: Int

    /// Begins the name of the participant, so that the tables are filled by a statement for all of them.
    var letters: String {
        "\(ofParts)\(part)\(pair.map(String.init) ?? "-")\(rank)\(points)\(pairPoints)\(mark)"
    }
}

/// A class of the city, with everybody who has handed in.
struct AnsweredRoom: Sendable {
    let code: String
    /// The class itself, its grade, its school, its county and the city.
    let places: Set<String>
    let house: AwkwardCity.School
    let people: [AnsweredPerson]
    let missing: Int
    /// Whether the class was asked by the scale without parts as well.
    let isAskedTwice: Bool
}

/// A city of invented schools whose classes are just too small, or just not, and its report.
struct AwkwardCity {
    struct School: Sendable {
        let code: String
        let region: Region
        let county: Region
        /// How many hand in, grade by grade and class by class.
        let sizes: [[Int]]
    }

    /// Of a hundred: how many click through and how many are in a hard band, in each class one of these; and how many
    /// have no band by the one scale and by the other.
    struct Habits: Sendable {
        let clicking: [Int]
        let hard: [Int]
        let without: Int
        let withoutPair: Int

        static let usual = Habits(clicking: [0, 4, 35], hard: [10, 30, 60], without: 6, withoutPair: 4)
        /// So many click through that it can be told by which mark.
        static let hasty = Habits(clicking: [35, 60], hard: [60], without: 14, withoutPair: 14)
    }

    let campaign: ID<ReportedCampaign>
    let closesAt: Moment
    let rooms: [AnsweredRoom]

    private static let sights = """
        statistics-planner statistics-evaluator statistics-unitLead statistics-psychologyTeacher
        """

    /// Every number from which on something changes stands among them.
    static let awkward = [9, 10, 11, 29, 30, 31]
    static let designed = schools([[[31, 9], [30, 11]], [[29]], [[30]], [[10, 72], [61, 31]]])

    static func schools(_ sizes: [[[Int]]]) -> [School] {
        let places = [
            (TownPlaces.northSchool, TownPlaces.northTownship, TownPlaces.north),
            ("990202002-second", TownPlaces.northHamlet, TownPlaces.north),
            ("990203001-third", TownPlaces.southTownship, TownPlaces.south),
            ("990203001-fourth", TownPlaces.southTownship, TownPlaces.south),
        ]
        return zip(places, sizes).map { School(code: $0.0, region: $0.1, county: $0.2, sizes: $1) }
    }

    /// Three schools of sizes by chance, every other class an awkward one.
    static func schools(by random: inout Seeded) -> [School] {
        var sizes: [[[Int]]] = []
        for _ in 0..<3 {
            var grades: [[Int]] = []
            for _ in 0..<Int.random(in: 1...2, using: &random) {
                var classes: [Int] = []
                for _ in 0..<Int.random(in: 1...2, using: &random) { classes.append(size(by: &random)) }
                grades.append(classes)
            }
            sizes.append(grades)
        }
        return schools(sizes)
    }

    private static func size(by random: inout Seeded) -> Int {
        guard Bool.random(using: &random) else { return Int.random(in: 5...70, using: &random) }
        return awkward.shuffled(using: &random)[0]
    }

    /// Everybody answers, the window closes, and the report is drawn by its jobs.
    init(
        _ town: Town, _ house: House, named name: String, _ schools: [School], _ random: inout Seeded,
        habits: Habits = .usual
    ) async throws {
        (campaign, closesAt) = (ID(name), town.clock.now.adding(hours: -24))
        var rooms: [AnsweredRoom] = []
        for school in schools { rooms += Self.rooms(of: school, habits, &random) }
        self.rooms = rooms
        let scales: [(String, Int, Int?)] = [(InventedScale.slugOfParts, 8, nil), (InventedScale.slug, 8, nil)]
        _ = try await town.campaign(name, scales)
        try await town.tamper(
            """
            UPDATE campaign SET region = \(TownPlaces.city), state = 'closed', sights = \(Self.sights),
                opens_at = \(town.clock.now.adding(hours: -48)), closes_at = \(closesAt)
            WHERE id = \(name)
            """)
        try await town.add(schools, to: name)
        for room in rooms { try await town.answer(room, in: name) }
        try await town.fillSheets(of: name)
        _ = try await house.office.perform(StartReports(), as: .system("test"))
        while try await town.number("SELECT COUNT(*) AS number FROM report_edition WHERE drawn_at IS NULL") > 0 {
            _ = try await house.office.perform(DrawReport(campaign: campaign), as: .system("test"))
        }
    }

    /// All places of the report, the classes among them.
    var places: [String] { Set(rooms.flatMap(\.places)).sorted() }

    func handedIn(in place: String) -> Int {
        rooms.filter { $0.places.contains(place) }.reduce(0) { $0 + $1.people.count }
    }

    private static func rooms(of school: School, _ habits: Habits, _ random: inout Seeded) -> [AnsweredRoom] {
        var rooms: [AnsweredRoom] = []
        for (grade, sizes) in school.sizes.enumerated() {
            for (number, size) in sizes.enumerated() {
                let gradeCode = "\(school.code)-\(2_024 + grade)"
                let code = "\(gradeCode)-\(number + 1)"
                // The younger grade of a school is asked by one scale alone.
                let isAskedTwice = grade == 0
                let people = answers(size, isAskedTwice: isAskedTwice, habits, &random)
                rooms.append(
                    AnsweredRoom(
                        code: code,
                        places: [code, gradeCode, school.code, school.county.code, TownPlaces.city.code],
                        house: school, people: people, missing: Int.random(in: 0...12, using: &random),
                        isAskedTwice: isAskedTwice))
            }
        }
        return rooms
    }

    private static func answers(
        _ size: Int, isAskedTwice: Bool, _ habits: Habits, _ random: inout Seeded
    ) -> [AnsweredPerson] {
        // In one class hardly anybody clicks through, in another a third does.
        let clicking = habits.clicking.shuffled(using: &random)[0]
        let hard = habits.hard.shuffled(using: &random)[0]
        var people: [AnsweredPerson] = []
        for number in 0..<size {
            let isMarked = happens(clicking, &random)
            let band = happens(hard, &random) ? (happens(40, &random) ? 2 : 1) : 0
            let second = happens(hard, &random) ? 1 : 0
            let isOfParts = !happens(habits.without, &random)
            let pair = happens(habits.withoutPair, &random) ? 4 : second + (isMarked ? 2 : 0)
            let part = happens(30, &random) ? 1 : 0
            let rank = happens(8, &random) ? 3 : happens(12, &random) ? 1 : 0
            people.append(
                AnsweredPerson(
                    ofParts: isOfParts ? band + (isMarked ? 3 : 0) : 6, part: part, pair: isAskedTwice ? pair : nil,
                    rank: rank, points: points(InventedScale.bandsOfParts[band], number),
                    pairPoints: points(InventedScale.bands[second], number), mark: marks[number % marks.count]))
        }
        return people
    }

    /// One after the other, and not by chance: half are too fast, a third answer in one line.
    private static let marks = [0, 1, 0, 2, 0, 1]

    /// One after the other, up and down the band, and no chance is drawn for it.
    private static func points(_ band: ClosedRange<Int>, _ number: Int) -> Int {
        band.lowerBound + (number * 7 + number / 10) % band.count
    }

    private static func happens(_ percent: Int, _ random: inout Seeded) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }
}
