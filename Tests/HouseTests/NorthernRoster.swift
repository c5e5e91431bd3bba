import Access
import Care
import HouseKit
import Testing
import WarningRules
import Warnings

/// A roster in the north, with a shift, an absence and a hand-over, of which the south must never see anything.
struct NorthernRoster {
    let shift: ID<DutyShift>
    let absence: ID<DutyAbsence>
    let handOver: ID<DutyHandOver>

    init(_ town: Town) async throws {
        let day = town.clock.now.day.adding(days: 5)
        let (opens, closes) = (try #require(ClockTime("08:00")), try #require(ClockTime("18:00")))
        try await town.perform(
            PlanDutyShifts(
                region: TownPlaces.north, account: town.id(.northLead), kind: .first, days: .once, firstDay: day,
                opens: opens, closes: closes), as: .northAdministrator)
        try await town.perform(
            ReportAbsence(
                region: TownPlaces.north, firstDay: day.adding(days: 1), lastDay: day.adding(days: 1), opens: opens,
                closes: closes), as: .secondNorthLead)
        let week = try await town.perform(ReadDutyRoster(region: TownPlaces.north, week: day), as: .cityLead)
        shift = try #require(week.shifts.first).id
        absence = try #require(week.absences.first).id
        try await town.perform(TakeDuty(region: TownPlaces.north), as: .northLead)
        try await town.perform(
            HandOverDuty(
                region: TownPlaces.north, taker: town.id(.secondNorthLead), note: Private("\(Marker.north) hand-over"),
                request: nil), as: .northLead)
        handOver = try #require(
            try await town.perform(ListHandOvers(region: TownPlaces.north), as: .northLead).lines.first).id
    }

    var words: [String] { [shift.rawValue, absence.rawValue, handOver.rawValue] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let lead = town.caller(.northLead)
        let north = ["region": TownPlaces.north.code]
        let week = north.merging(["week": town.clock.now.day.adding(days: 5).description]) { first, _ in first }
        return [
            "CheckDutyGaps": QueryExample(
                shows: TownPlaces.north.code, rightPerson: town.caller(.northAdministrator), input: [:]),
            "ListHandOvers": QueryExample(shows: "\(Marker.north) hand-over", rightPerson: lead, input: north),
            "ListOwnShifts": QueryExample(shows: shift.rawValue, rightPerson: lead, input: [:]),
            "ReadDutyPlan": QueryExample(
                shows: shift.rawValue, rightPerson: town.caller(.northAdministrator), input: week),
            "ReadDutyRoster": QueryExample(
                shows: shift.rawValue, rightPerson: town.caller(.northCounsellor), input: week),
            "ReadDutyShift": QueryExample(shows: Marker.north, rightPerson: lead, input: ["shift": shift.rawValue]),
            "SeeWhoIsOnDuty": QueryExample(shows: Marker.north, rightPerson: lead, input: [:]),
        ]
    }

    func commands(_ town: Town) -> [String: CommandExample] {
        let day = town.clock.now.day.adding(days: 6).description
        let times = ["firstDay": day, "lastDay": day, "opens": "08:00", "closes": "18:00"]
        let north = ["region": TownPlaces.north.code]
        let planned = ["account": town.id(.northLead).rawValue, "kind": "first"].merging(times) { first, _ in first }
        return [
            "AcceptHandOver": .refused(["handOver": handOver.rawValue]),
            "ChangeDutyShift": .refused(planned).adding("shift", shift.rawValue),
            "EndAbsence": .refused(["absence": absence.rawValue]),
            "HandOverDuty": .refused(north).adding("taker", town.id(.southLead).rawValue),
            "PlanDutyShifts": .refused(planned).adding("region", TownPlaces.north.code).adding("days", "once"),
            "RemoveDutyShift": .refused(["shift": shift.rawValue]),
            "ReportAbsence": .refused(times).adding("region", TownPlaces.north.code),
        ]
    }
}
