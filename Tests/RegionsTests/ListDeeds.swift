import Access
import Care
import Files
import HouseKit
import Imports
import Regions

/// What people of the town do with lists of units and classes, in one line.
extension Town {
    func preview<Kind: ImportKind>(
        _ kind: Kind.Type, _ text: String, as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await perform(
            PreviewImport<Kind>(file: UploadedFile(name: "list.csv", bytes: Array(text.utf8))), as: person)
    }

    func read<Kind: ImportKind>(
        _ kind: Kind.Type, _ draft: ImportDraft, as person: Townsperson = .northAdministrator
    ) async throws -> ReadImport<Kind>.Outcome {
        try await perform(ReadImport<Kind>(draft: draft.id), as: person)
    }

    /// Confirms a list and waits until it is written.
    func carryOut<Kind: ImportKind>(
        _ kind: Kind.Type, _ draft: ImportDraft, as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await perform(ConfirmImport<Kind>(draft: draft.id), as: person)
        try await workOff()
        return try await read(kind, draft, as: person).draft
    }

    func unit(named name: String) async throws -> ReadUnit.Outcome {
        let found = try await perform(ListUnits(search: name), as: .northAdministrator).units
        guard let unit = found.first(where: { $0.names["zh-Hans"] == name }) else { throw NothingThere() }
        return try await perform(ReadUnit(unit: unit.code), as: .northAdministrator)
    }
}
