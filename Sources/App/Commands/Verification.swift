import Access
import ArgumentParser
import Care
import Foundation
import Storage
import Vault

/// Opens what a verification needs and nothing more: it must work on a log whose house will not open any more.
struct Verification {
    let options: HouseOptions

    /// - Throws: exit code 2 when the log cannot be read; 1 is kept for one that was altered.
    func finding() async throws -> AuditVerification.Finding {
        do {
            let settings = try Settings(options.given)
            guard settings.database != nil || FileManager.default.fileExists(atPath: settings.sqliteFile) else {
                throw HouseFault.noDatabase(settings.data)
            }
            let keys = try KeyRing.open(folder: settings.keys, makingFirst: false)
            let heads = try AuditHeadFile(folder: settings.keys).heads()
            let database = try House.openDatabase(settings)
            let finding = try await AuditVerification(keys: keys, keptHeads: heads).verify(database)
            await database.close()
            return finding
        } catch {
            _ = Told.exit(error)
            throw ExitCode(2)
        }
    }
}

extension AuditCommand.Verify {
    static var now: Moment { House.World().clock() }
}
