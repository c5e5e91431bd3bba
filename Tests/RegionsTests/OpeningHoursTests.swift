import Regions
import Testing

/// Opening hours as people type them.
@Suite struct OpeningHoursTests {
    @Test(arguments: [
        ("9:00-12:00 13:30-17:30", "9:00–12:00 13:30–17:30"), ("9：00－17：30", "9:00–17:30"),
        ("9:00至12:00、14:00至18:00", "9:00–12:00 14:00–18:00"), ("00:00-24:00", "0:00–24:00"),
        ("08:05~09:10", "8:05–9:10"),
    ])
    func `hours are read with Chinese and with plain signs`(_ typed: String, _ text: String) throws {
        #expect(try OpeningHours(reading: ["3": typed]).typed == ["3": text])
    }

    @Test(arguments: [
        "9-17", "17:00-9:00", "9:00-9:00", "9:00-24:01", "9:60-10:00", "9:00-12:00 11:00-13:00", "9:00", "早上",
        "9:00-10:00-11:00", "１:00-2:00",
    ])
    func `hours that cannot be are refused with their day`(_ typed: String) {
        #expect(throws: UnitError.badHours(day: "3")) { try OpeningHours(reading: ["3": typed]) }
    }

    @Test func `an empty day is closed, and equal days in a row are taken together`() throws {
        let hours = try OpeningHours(
            reading: ["1": "9:00-17:00", "2": "9:00-17:00", "3": "", "4": "9:00-17:00", "6": "10:00-12:00"])
        #expect(hours.runs.map(\.days) == [1...2, 4...4, 6...6])
    }
}
