import Access
import Accounts
import App
import Care
import Files
import HouseKit
import Imports
import Jobs
import Storage

/// What people of the town do with staff lists, in one line.
extension Town {
    func staffAccounts() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM account") }

    func manyStaff(_ count: Int) -> String {
        (1...count).reduce(into: "name,role,region\n") { $0 += "人 \($1),网格员,\(TownPlaces.northVillage)\n" }
    }

    func endPost(_ person: Townsperson, on day: String) async throws {
        try await tamper("UPDATE post SET until_day = \(day) WHERE account = \(id(person))")
    }

    func staffAccount(named name: String) async throws -> ID<Caller> {
        let row = try await database.read { try $0.row("SELECT id FROM account WHERE display_name = \(name)") }
        guard let row else { throw NothingThere() }
        return try row("id")
    }

    func previewStaff(
        _ text: String, as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await perform(
            PreviewImport<StaffImport>(file: UploadedFile(name: "staff.csv", bytes: Array(text.utf8))), as: person)
    }

    func carryOutStaff(_ draft: ImportDraft, as person: Townsperson = .northAdministrator) async throws {
        try await perform(ConfirmImport<StaffImport>(draft: draft.id), as: person)
        try await workOff()
    }

    func readStaff(
        _ draft: ImportDraft, as person: Townsperson = .northAdministrator
    ) async throws -> ReadImport<StaffImport>.Outcome {
        try await perform(ReadImport<StaffImport>(draft: draft.id), as: person)
    }

    @discardableResult
    func fetchLinks(
        _ draft: ImportDraft, reason: String = "给同事", as person: Townsperson = .northAdministrator
    ) async throws -> FetchInvitationSheet.Outcome {
        try await perform(FetchInvitationSheet(draft: draft.id.rawValue, reason: reason), as: person)
    }
}
