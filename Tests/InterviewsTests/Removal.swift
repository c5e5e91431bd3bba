import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters

/// A pupil of the northern school who was talked with, and the southern school where they are now.
struct Removal {
    let town: Town
    let stage: CareStage
    let pupil: CareStage.Pupil
    let finding: ID<Finding>
    let school: String
    /// Its psychology teacher.
    let teacher: Caller
    let born: String

    init(_ town: Town, born: String = "2015-05-06") async throws {
        let stage = try await town.careStage(born: [born])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        let finding = try await town.finding(of: stage.pupils[0]).id
        var talk = RecordInterview.about(finding, on: town.clock.now.day, level: .serious)
        talk.guardianWhyNot = .later
        talk.referral = .advised
        try await town.perform(talk, as: .northTeacher)
        let school = try await town.addSchool("南方学校", in: TownPlaces.southTownship, by: .southAdministrator)
        (self.town, self.stage, self.pupil) = (town, stage, stage.pupils[0])
        (self.finding, self.school, self.born) = (finding, school, born)
        teacher = try await town.colleague(
            "new.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
    }

    /// Puts the pupil, or whoever else, on the new school's roster.
    @discardableResult
    func enrol(_ name: String = "\(Marker.north) 小care0", born day: String? = nil) async throws -> ID<MemberCard> {
        try await town.office.perform(
            AddMember(
                unit: "\(school)-2025-1", kind: .pupil, name: Private(name), born: Day(day ?? born), idNumber: nil,
                number: nil),
            as: teacher
        ).member
    }

    func command(_ basis: TransferBasis = .guardianConsent, request: String = "transfer") -> SendTransfer {
        let isLaw = basis == .legalDuty
        return SendTransfer(
            finding: finding, school: school, basis: basis,
            saidBy: basis == .guardianConsent ? Private("示例母亲") : nil, saidOn: isLaw ? nil : town.clock.now.day,
            way: isLaw ? nil : .onPaper, words: isLaw ? Private("示例法院的文书") : nil, request: request)
    }

    func send(_ basis: TransferBasis = .guardianConsent) async throws -> ID<ArchiveTransfer> {
        try await town.perform(command(basis), as: .northTeacher).transfer
    }

    func acknowledge(_ transfer: ID<ArchiveTransfer>, member: String? = nil) async throws -> ID<Finding> {
        try await town.office.perform(AcknowledgeTransfer(transfer: transfer, member: member), as: teacher).finding
    }
}
