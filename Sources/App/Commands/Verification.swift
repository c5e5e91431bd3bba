import Access
import Care
import Foundation
import Storage
import Vault

/// Opens what a verification needs and nothing more: it must work on a log whose house will not open any more.
enum Verification {
    static func open(
        _ options: HouseOptions, _ work: (KeyRing, [AuditHead], any Database) async throws -> Void
    ) async throws {
        try await Told.orExit {
            let settings = try Settings(options.given)
            let keys = try KeyRing.open(folder: settings.keys, makingFirst: false)
            let heads = try AuditHeadFile(folder: settings.keys).heads()
            let database = try House.openDatabase(settings)
            try await work(keys, heads, database)
            await database.close()
        }
    }
}

extension AuditCommand.Verify {
    static var now: Moment { House.World().clock() }
}
