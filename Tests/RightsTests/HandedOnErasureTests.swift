import Access
import Care
import HouseKit
import Interviews
import Rights
import RightsRules
import Rosters
import Storage
import Testing

/// A certificate says of what was handed on to another school that it stays there.
@Suite struct HandedOnErasureTests {
    @Test(arguments: Engine.available)
    func `a certificate counts the copy that another school has acknowledged`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2011-05-06"])
            let finding = try await town.finding(of: desk.stage.pupils[0]).id
            let school = try await town.addSchool("南方学校", in: TownPlaces.southTownship, by: .southAdministrator)
            let teacher = try await town.colleague(
                "new.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
            try await town.office.perform(
                AddMember(
                    unit: "\(school)-2025-1", kind: .pupil, name: Private("\(Marker.north) 小care0"),
                    born: Day("2011-05-06")),
                as: teacher)
            let transfer = try await town.perform(
                SendTransfer(
                    finding: finding, school: school, basis: .guardianConsent, saidBy: Private("示例母亲"),
                    saidOn: town.clock.now.day, way: .onPaper, request: "transfer"),
                as: .northTeacher
            ).transfer
            _ = try await town.office.perform(AcknowledgeTransfer(transfer: transfer), as: teacher)
            let receipt = try await desk.ask(.delete).receipt
            let request = try await desk.waiting(.delete)
            try await desk.grant(request)
            try await desk.grant(request, as: .northAdministrator)
            let own = try await town.perform(ReadOwnRequest(receipt: receipt))
            let certificate = try #require(own.certificate)
            // The talk here, and the copy of it there.
            #expect(certificate.kept == 2)
        }
    }
}
