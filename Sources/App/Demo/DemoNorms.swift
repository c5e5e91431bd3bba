import Access
import Accounts
import Files
import Foundation
import Imports
import Reports

/// The norms of the demo: a list of made-up figures that says so in each line, brought the way that real ones are.
struct DemoNorms: Sendable {
    let house: House

    /// What stands there already is written over with the same, so that a start that was cut short can go on.
    func bring(by account: String) async throws {
        let list = try Data(contentsOf: house.resources.demo.appending(path: "norms.csv"))
        let keeper = try await house.office.perform(RecogniseColleague(login: account), as: .system("demo")).caller
        let draft = try await house.office.perform(
            PreviewImport<NormImport>(file: UploadedFile(name: "norms.csv", bytes: Array(list))), as: keeper
        ).id
        _ = try await house.office.perform(ConfirmImport<NormImport>(draft: draft), as: keeper)
        // Its one block, and the look for a further one.
        for step in 0...1 {
            _ = try await house.office.perform(
                CarryOutImport<NormImport>(draft: draft, step: step), as: .system("demo"))
        }
        // Nobody has brought a list here yet, as far as the pages tell.
        _ = try await house.office.perform(DiscardImport<NormImport>(draft: draft), as: keeper)
    }
}
